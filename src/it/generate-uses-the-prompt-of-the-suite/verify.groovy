assert new File(basedir, 'build.log').text.contains("prompts/review.txt is the suite's own prompt, because there is no lock")
assert new File(basedir, 'target/classes/prompts/review.txt').getText('UTF-8') == "You are review's helpful assistant."
