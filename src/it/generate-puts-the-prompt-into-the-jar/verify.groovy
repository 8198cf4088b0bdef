def log = new File(basedir, 'build.log').text
assert log.contains('review: wrote prompts/review.txt from the lock; held-out score 0.550')
assert !log.contains('[WARNING] review')
def jar = new java.util.zip.ZipFile(new File(basedir, 'target/generate-puts-the-prompt-into-the-jar-1.jar'))
def text = { jar.getInputStream(jar.getEntry(it)).getText('UTF-8') }
assert text('prompts/review.txt') == '  You read messages: carefully.\n\n# Rules\n- Answer in one word.'
assert text('prompts/review/stars.txt') == 'Stars?\n{question}'
assert !jar.entries().any { it.name.contains('metaspo-index') }
