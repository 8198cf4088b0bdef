['one', 'two'].each {
    assert new File(basedir, it + '/target/classes/prompts/' + it + '.txt').text == "You are ${it}'s helpful assistant."
}
assert !new File(basedir, 'none/target').exists()
assert !new File(basedir, 'build.log').text.contains('WARN')
