namespace Marketplace.Conversations;

/// <summary>The people, the morning and the thread that these tests speak of.</summary>
internal static class ConversationCast
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Actor Pia = TestContexts.Person(2);
    public static readonly Actor Eve = TestContexts.Person(3);

    private static readonly Guid Listing = new("44444444-0000-0000-0000-000000000000");
    private static readonly Guid Booking = new("55555555-0000-0000-0000-000000000000");

    /// <summary>Ada asks about a listing of Pia's.</summary>
    public static readonly ConversationTopic Inquiry = new(TopicKind.Listing, Listing, Listing, "Piano lesson", Ada.Id, Pia.ProviderId);

    public static readonly ConversationTopic Lesson = Inquiry with { Kind = TopicKind.Booking, SubjectId = Booking };

    /// <summary>What the edge makes of somebody's telephone number.</summary>
    public static readonly MaskedText Masked = new("Call •••", [ContactKind.Phone]);

    public static readonly ConversationOpened AdaOpened = new(Monday, Inquiry);

    public static OpenConversation Open(Actor by, ConversationTopic topic, string? message = null) =>
        new(TestContexts.By(by), topic, message, Paced: true);

    public static PostMessage Say(Actor by, string text = "Hello") => new(TestContexts.By(by), text, Paced: true);

    public static PostSystemMessage Announce(Actor by) => new(TestContexts.By(by), Lesson, "booking.confirmed", "The booking is confirmed.");

    public static EditMessage Edit(Actor by, MessagePosted message, string text = "Hello again") => new(TestContexts.By(by), FactsOf(message), text);

    public static DeleteMessage Delete(Actor by, MessagePosted message) => new(TestContexts.By(by), FactsOf(message));

    public static MarkRead Read(Actor by, long sequence) => new(TestContexts.By(by), sequence);

    /// <summary>That somebody said something; the id follows from the place.</summary>
    public static MessagePosted Said(long sequence, Actor by, DateTimeOffset? at = null) =>
        new(
            at ?? Monday,
            DerivedId.From(Inquiry.SubjectId, $"message {sequence}"),
            sequence,
            by == Ada ? ConversationSide.Customer : ConversationSide.Provider,
            by.Id,
            null,
            $"Message {sequence}");

    public static IEnumerable<MessagePosted> Chat(int messages, Actor by) =>
        Enumerable.Range(1, messages).Select(sequence => Said(sequence, by));

    private static MessageFacts FactsOf(MessagePosted message) =>
        new(message.MessageId, message.Sequence, message.AuthorId, message.At, Deleted: false);
}
