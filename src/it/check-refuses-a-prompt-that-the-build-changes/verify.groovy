def log = new File(basedir, 'build.log').text
assert log.contains("review: INVALID, the build's output contains a different text than the prompt in effect, target/classes/prompts/review.txt")
assert log.contains("review: INVALID, the build's output lacks the prompt in effect, target/classes/prompts/review.txt")
assert new File(basedir, 'filtered/target/classes/prompts/review.txt').text.contains('assistant of filtered')
def module = log.substring(log.lastIndexOf('Building elsewhere'))
assert module.contains('there is no lock, and no measurement of the prompt in effect')
assert !module.contains("the build's output")
assert new File(basedir, 'elsewhere/target/classes/prompts/review.txt').text == 'You are the assistant of ${project.artifactId}.'
