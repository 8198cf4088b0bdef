for (folder in ['target/generated-resources/metaspo', 'target/classes']) {
    assert new File(basedir, folder + '/prompts/mail.txt').exists()
    assert !new File(basedir, folder + '/prompts/review.txt').exists()
    assert !new File(basedir, folder + '/prompts/review').exists()
}
assert new File(basedir, 'build.log').text.count('review: wrote prompts/review.txt') == 1
