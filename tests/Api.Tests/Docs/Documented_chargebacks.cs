namespace Marketplace.Docs;

/// <summary>docs/money.md tells the truth about what banks take, give back and keep.</summary>
public sealed class Documented_chargebacks(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Of_one_that_is_lost_before_the_transfer()
    {
        var story = await MoneyStory.Begin(marketplace, "Before it was transferred, and lost");
        var booking = await story.Sells();
        await story.Says("captured");
        await Takes(booking);
        await story.Says("the bank takes it");
        await story.Completes(booking);
        await story.Says("earned");
        await Keeps(story, booking);
        await story.Ends("the bank keeps it: each gives back their part, and the provider pays the fee");
    }

    [Fact]
    public async Task Of_one_that_is_won_after_the_transfer()
    {
        var story = await MoneyStory.Begin(marketplace, "After it was transferred, and won");
        var booking = await story.Earns();
        await story.Says("captured, earned, transferred");
        await Takes(booking);
        await story.Says("the provider's part is kept back");
        (await story.Pia.Api.Post($"{await Dispute(story, booking)}/statements", new { text = "It is winning_evidence." })).IsOk();
        await story.Pass("P9D");
        await story.Ends("the provider's part is free again");
    }

    [Fact]
    public async Task Of_one_that_is_lost_after_the_payout()
    {
        var story = await MoneyStory.Begin(marketplace, "After it was paid out, and lost");
        var booking = await story.Earns();
        await story.PaysOut();
        await story.Says("captured, earned, transferred, paid out");
        await Takes(booking);
        await story.Says("the provider's part is kept back");
        await Keeps(story, booking);
        await story.Says("what was kept back is free for it");
        foreach (var days in (int[])[3, 4, 7])
        {
            await story.Earns(days);
        }

        await story.Says("reversed, at the next try");
        await story.PaysOut();
        await story.Ends("paid out, less what is owed");
    }

    [Fact]
    public async Task Of_one_that_takes_what_was_to_go_back_anyway()
    {
        var story = await MoneyStory.Begin(marketplace, "The customer had a refund coming");
        var booking = await story.Sells(days: 7);
        await story.Says("captured");
        await Takes(booking);
        (await story.Ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await story.Says("the bank takes it");
        await Keeps(story, booking);
        await story.Ends("the bank keeps it, which is the refund");
    }

    private async Task Takes(Reply booking)
    {
        (await marketplace.Visitor.Post($"/sandbox/checkout/{booking.String("payment.id")}/dispute", new { })).IsOk();
        await marketplace.Settles();
    }

    /// <summary>An operator lets the bank have it.</summary>
    private async Task Keeps(MoneyStory story, Reply booking)
    {
        (await story.Olga.Post($"/admin{await Dispute(story, booking)}/accept", new { reason = "It is true." })).IsOk();
        await marketplace.Settles();
    }

    private static async Task<string> Dispute(MoneyStory story, Reply booking) =>
        $"/disputes/{(await story.Pia.Api.Get($"/payments/{booking.String("payment.id")}/disputes")).IsOk().String("items.0.id")}";
}
