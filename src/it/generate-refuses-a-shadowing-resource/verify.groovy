def log = new File(basedir, 'build.log').text
assert log.contains('review: the resource src/main/resources/prompts/review.txt and the generated prompt'
        + ' target/generated-resources/metaspo/prompts/review.txt would both be shipped as prompts/review.txt; delete the first')
assert !new File(basedir, 'target/generated-resources/metaspo/prompts/review.txt').exists()
