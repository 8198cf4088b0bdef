def log = new File(basedir, 'build.log').text
assert log.count('review: wrote prompts/review.txt') == 1
['target/generated-resources/metaspo', 'target/classes'].each {
    assert new File(basedir, it + '/prompts/mail.txt').exists()
    assert !new File(basedir, it + '/prompts/review.txt').exists()
    assert !new File(basedir, it + '/prompts/review').exists()
}
