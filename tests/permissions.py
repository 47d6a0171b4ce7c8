MATRIX = {}
