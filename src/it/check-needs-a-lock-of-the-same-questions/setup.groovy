import io.github.metaspo.it.LockedSuite

def change = { name, before, after ->
    def suite = new File(basedir, 'src/main/metaspo/' + name + '.yaml')
    LockedSuite.lock(suite.toPath(), 12)
    assert suite.text.contains(before)
    suite.text = suite.text.replace(before, after)
}
change('model', 'name: tiny', 'name: huge')
change('question', 'question: say red', 'question: say crimson')
change('extraction', 'id: colours\n', 'id: colours\n    extract: {regex: "(.+)"}\n')
change('metric', 'id: colours\n', 'id: colours\n    metric: exactMatch\n')
change('removed', 'id: colours', 'id: shades')
change('same', 'tiny', 'tiny')
true
