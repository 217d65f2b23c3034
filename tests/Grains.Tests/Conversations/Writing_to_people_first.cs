using static Marketplace.Conversations.ConversationCast;
using ContactStory = Marketplace.Story<
    Marketplace.Conversations.FirstContacts,
    Marketplace.Conversations.FirstContactsState,
    Marketplace.Conversations.FirstContactsCommand,
    Marketplace.Conversations.FirstContactsEvent>;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

/// <summary>Eve writes to one provider after the other: three inquiries and two of the same a day are enough.</summary>
public sealed class Writing_to_people_first
{
    private static readonly FirstContactLimits Limits = new(Threads: 3, People: 2);

    private readonly ContactStory story = new();
    private int threads;

    /// <summary>Hours after Monday at nine of each inquiry, when the next comes, and how many seconds are told; null where it is none too many.</summary>
    [Theory]
    [InlineData(new double[] { }, 0, null)]
    [InlineData(new double[] { 0, 1 }, 2, null)]
    [InlineData(new double[] { 0, 1, 2 }, 2, 22 * 3600)]
    [InlineData(new double[] { 0, 1, 2 }, 23.5, 1800)]
    [InlineData(new double[] { 0, 1, 2 }, 24, null)]
    [InlineData(new double[] { 0, 0, 0 }, 24, null)]
    [InlineData(new double[] { 0, 1, 2, 24 }, 24.5, 1800)]
    [InlineData(new double[] { 0, 1, 2, 24, 25 }, 25, 3600)]
    public void Inquiries_are_counted_within_any_day(double[] before, double at, int? wait)
    {
        Given(before.Select(hour => (hour, Guid.NewGuid(), (string?)null)));
        Judge(at, Contact(Guid.NewGuid(), null), "conversation.too-many-inquiries", wait);
    }

    /// <summary>Who had the same text at which hour.</summary>
    [Theory]
    [InlineData(new[] { 0, 0 }, 3, null)]
    [InlineData(new[] { 0, 1 }, 3, 24 * 3600 - 3 * 3600)]
    [InlineData(new[] { 0, 1 }, 0, null)]
    [InlineData(new[] { 0, 1 }, 1, null)]
    [InlineData(new[] { 0, 1, 0 }, 3, 24 * 3600 - 2 * 3600)]
    public void The_same_text_is_counted_by_people(int[] people, int next, int? wait)
    {
        Given(people.Select((person, hour) => ((double)hour, Provider(person), (string?)"hello")));
        var contact = Contact(Provider(next), "hello") with { HasPaid = true };
        Judge(3, contact, "conversation.same-text", wait);
        story.When(contact with { Context = TestContexts.By(Eve), TextMark = "other words" });
        Assert.Single(story.Events);
    }

    [Fact]
    public void Who_has_paid_opens_as_many_as_they_like()
    {
        Given(Enumerable.Range(0, 3).Select(_ => (0.0, Guid.NewGuid(), (string?)null)));
        Judge(1, Contact(Guid.NewGuid(), null) with { HasPaid = true }, "conversation.too-many-inquiries", null);
    }

    [Fact]
    public void The_first_words_in_what_is_open_are_no_new_inquiry()
    {
        Given(Enumerable.Range(0, 3).Select(_ => (0.0, Guid.NewGuid(), (string?)null)));
        Judge(1, Contact(Guid.NewGuid(), "hello") with { Opens = false }, "conversation.too-many-inquiries", null);
    }

    [Fact]
    public void What_is_remembered_has_an_end()
    {
        Given(Enumerable.Range(0, FirstContactLimits.Most + 9).Select(number => (number / 1000.0, Guid.NewGuid(), (string?)null)));
        Assert.Equal(FirstContactLimits.Most, story.State.Contacts.Length);
        story.At(Monday.AddDays(3)).When(Contact(Guid.NewGuid(), null));
        Assert.Single(story.State.Contacts);
    }

    [Fact]
    public void Only_first_words_in_inquiries_are_asked_about()
    {
        var nothing = new ConversationState();
        Assert.Equal((true, "mark"), Asked(nothing, Open(Ada, Inquiry, "Hello") with { TextMark = "mark" }));
        Assert.Equal((true, null), Asked(nothing, Open(Ada, Inquiry)));
        Assert.Null(Asked(nothing, Open(Ada, Lesson, "Hello") with { TextMark = "mark" }));
        Assert.Null(Asked(nothing, Open(Ada, Inquiry, " ")));
        Assert.Null(Asked(nothing, Open(Ada, Inquiry, "Hello") with { Blocks = new Blocks(ByProvider: true) }));

        var open = Conversation.Evolve(nothing, AdaOpened);
        Assert.Null(Asked(open, Open(Ada, Inquiry)));
        Assert.Equal((false, "mark"), Asked(open, Open(Ada, Inquiry, "Hello") with { TextMark = "mark" }));
        Assert.Equal((false, "mark"), Asked(open, Say(Ada) with { TextMark = "mark" }));
        Assert.Null(Asked(open, Say(Pia) with { TextMark = "mark" }));
        Assert.Null(Asked(Conversation.Evolve(open, Said(1, Pia)), Say(Ada) with { TextMark = "mark" }));
    }

    [Fact]
    public void What_is_too_much_is_said_last_and_opens_nothing()
    {
        var tooMuch = ConversationRefusals.SameText(5, TimeSpan.FromHours(1));
        var talk = new ConversationStory().At(Monday);
        talk.When(Open(Ada, Inquiry, " ") with { TooMuch = tooMuch }).ThenRefused("conversation.text-missing");
        talk.When(Open(Ada, Inquiry, "Hello") with { TooMuch = tooMuch }).ThenRefused("conversation.same-text", "limit", "retryAfter");
        talk.When(Open(Ada, Inquiry));
        talk.When(Say(Ada) with { TooMuch = tooMuch }).ThenRefused("conversation.same-text");
        talk.When(Open(Ada, Inquiry) with { TooMuch = tooMuch }).ThenNothing();
    }

    private void Given(IEnumerable<(double Hour, Guid Provider, string? Mark)> contacts) =>
        story.Given(contacts.Select(contact => new FirstContactMade(Monday.AddHours(contact.Hour), Thread(), contact.Provider, true, contact.Mark)));

    private void Judge(double hour, MakeFirstContact contact, string code, int? wait)
    {
        story.At(Monday.AddHours(hour)).When(contact);
        if (wait is null)
        {
            story.Then(new FirstContactMade(Monday.AddHours(hour), contact.ThreadId, contact.ProviderId, contact.Opens, contact.TextMark));
            return;
        }

        story.ThenRefused(code, "limit", "retryAfter");
        var refusal = FirstContacts.Decide(story.State, contact, Monday.AddHours(hour)).Refusal!;
        Assert.Equal($"{wait}", refusal.Facts.Single(fact => fact.Name == "retryAfter").Value);
    }

    private MakeFirstContact Contact(Guid provider, string? mark) => new(TestContexts.By(Eve), Thread(), provider, Opens: true, mark, HasPaid: false, Limits);

    private static Guid Provider(int number) => DerivedId.From(Guid.Empty, $"provider {number}");

    private Guid Thread() => DerivedId.From(Guid.Empty, $"thread {threads++}");

    private static (bool Opens, string? Mark)? Asked(ConversationState conversation, ConversationCommand command) =>
        FirstWords.Of(conversation, command, Monday) is { } words ? (words.Opens, words.TextMark) : null;
}
