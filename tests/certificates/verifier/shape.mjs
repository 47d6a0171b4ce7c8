// Reads credentials with LearnCard's types of Open Badges 3.0, which share no code with ours.
// In (JSON on standard input): a list of credentials.
// Out (one line of JSON): for each, the places that are not as they must be.
import {AchievementCredentialValidator} from '@learncard/types';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const found = JSON.parse(Buffer.concat(chunks).toString()).map(credential => {
  const {error} = AchievementCredentialValidator.safeParse(credential);
  return (error?.issues ?? []).map(issue => issue.path.join('.'));
});
console.log(JSON.stringify(found));
