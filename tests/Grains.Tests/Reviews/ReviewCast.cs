namespace Marketplace.Reviews;

/// <summary>The people, the lesson and the words that these tests speak of.</summary>
internal static class ReviewCast
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closing = Monday.AddDays(7);

    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Actor Pia = TestContexts.Person(2);
    public static readonly Actor Eve = TestContexts.Person(3);

    public static readonly ReviewContent Lovely = new(5, [new SubScore("patience", 5)], "Lovely", "We learned a lot.", "Mind the parking.");
    public static readonly ReviewContent Fine = new(4, [], null, "On time.", null);

    private static readonly Guid Listing = new("44444444-0000-0000-0000-000000000000");

    public static readonly ReviewsOpened Opened = new(Monday, Ada.Id, Pia.ProviderId, Listing, "Piano lesson", Monday, Closing);
    public static readonly ReviewGiven AdaSpoke = new(Monday, ReviewSide.Customer, Ada.Id, Lovely);
    public static readonly ReviewGiven PiaSpoke = new(Monday, ReviewSide.Provider, Pia.Id, Fine);
    public static readonly ReviewsClosed Closed = new(Monday);

    public static OpenReviews Open(Actor by) => new(TestContexts.By(by), Ada.Id, Pia.ProviderId, Listing, "Piano lesson", Monday, Closing);

    public static GiveReview Give(Actor by, ReviewContent? content = null) => new(TestContexts.By(by), content ?? Lovely);

    public static CloseReviews Close() => new(TestContexts.By(Actor.Platform));

    public static ReplyToReview Reply(Actor by, ReviewSide review, string text = "Thank you") => new(TestContexts.By(by), review, text);

    public static ReportReview Report(Actor by, ReviewSide review, string reason = "Untrue") => new(TestContexts.By(by), review, reason);
}
