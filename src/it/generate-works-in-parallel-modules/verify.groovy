for (module in ['one', 'two']) {
    assert new File(basedir, module + '/target/classes/prompts/' + module + '.txt').text == "You are ${module}'s helpful assistant."
}
assert !new File(basedir, 'none/target').exists()
assert !new File(basedir, 'build.log').text.contains('WARN')
