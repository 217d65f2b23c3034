using Xunit.Abstractions;

namespace Marketplace.Conversations;

public sealed class Hiding_contacts(ITestOutputHelper output)
{
    private const int Drawn = 3_000;

    [Theory]
    [InlineData("Call me on 0750 123 45 67 please", "Call me on ••• please")]
    [InlineData("(+49) 151 2345678", "•••")]
    [InlineData("my number: zero seven five oh one two three four five six seven", "my number: •••")]
    [InlineData("o176 l23 45 678!", "•••!")]
    [InlineData("٠٧٥٠١٢٣٤٥٦٧", "•••")]
    [InlineData("null eins sieben sechs doppel vier drei zwei eins", "•••")]
    [InlineData("ada.miller@gmail.com, thanks", "•••, thanks")]
    [InlineData("write to ada dot miller (at) gmail (dot) com", "write to •••")]
    [InlineData("ada at gmail", "•••")]
    [InlineData("See https://calendly.com/ada?x=1.", "See •••.")]
    [InlineData("see pianoada dot com", "see •••")]
    [InlineData("my insta is piano_ada ok?", "my insta is ••• ok?")]
    [InlineData("@pianoada", "•••")]
    public void Hides_what_leads_away_and_nothing_else(string written, string shown) => Assert.Equal(shown, Contacts.Mask(written)?.Text);

    [Theory]
    [InlineData("Piano on 2026-11-23 at 10:30, 45.00 EUR")]
    [InlineData("1 2 3 4 5 6 7 8")]
    [InlineData("It cost 1.250.000 IQD, not 1,500,000.")]
    [InlineData("booking 12345678, invoice 2026-000123")]
    [InlineData("See you at noon. Come early.")]
    [InlineData("I was done.Me too. So.It is late.")]
    [InlineData("Do you take PayPal?")]
    [InlineData("I am @home at 5")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("36.191113, 44.009167")]
    public void Leaves_what_leads_nowhere(string written) => Assert.Null(Contacts.Mask(written));

    [Fact]
    public void Says_what_was_hidden() =>
        Assert.Equal(new[] { ContactKind.Phone, ContactKind.Mail }, Contacts.Mask("a@b.de or 0750 1234567 or 0750 1234568")!.Hidden);

    [Fact]
    public void Finds_what_people_disguise()
    {
        var corpus = new ContactCorpus(seed: 1);
        var missed = Enumerable.Range(0, Drawn).Select(_ => corpus.Contact()).Where(contact => Contacts.Mask(contact.Text) is null).ToArray();

        output.WriteLine($"{Drawn - missed.Length} of {Drawn} were found ({missed.Length * 100.0 / Drawn:F2} % were not).");
        foreach (var (text, kind) in missed.Take(60))
        {
            output.WriteLine($"{kind}: {text}");
        }

        Assert.True(missed.Length <= Drawn / 50);
    }

    [Fact]
    public void Leaves_what_people_write_every_day()
    {
        var corpus = new ContactCorpus(seed: 2);
        var hidden = Enumerable.Range(0, Drawn).Select(_ => corpus.Innocent()).Where(text => Contacts.Mask(text) is not null).ToArray();

        output.WriteLine($"{hidden.Length} of {Drawn} were taken for contacts ({hidden.Length * 100.0 / Drawn:F2} %).");
        foreach (var text in hidden.Take(60))
        {
            output.WriteLine($"{text} => {Contacts.Mask(text)!.Text}");
        }

        Assert.True(hidden.Length <= Drawn / 100);
    }

    [Fact]
    public void Finds_and_leaves_what_people_wrote_themselves()
    {
        var missed = WrittenByHand.Contacts.Where(text => Contacts.Mask(text) is null).ToArray();
        var hidden = WrittenByHand.Innocent.Where(text => Contacts.Mask(text) is not null).ToArray();

        output.WriteLine($"{missed.Length} of {WrittenByHand.Contacts.Length} were missed, {hidden.Length} of {WrittenByHand.Innocent.Length} were taken for contacts.");
        Array.ForEach(missed, output.WriteLine);
        Array.ForEach(hidden, text => output.WriteLine($"{text} => {Contacts.Mask(text)!.Text}"));
        Assert.True(missed.Length <= 2 && hidden.Length <= 1);
    }
}
