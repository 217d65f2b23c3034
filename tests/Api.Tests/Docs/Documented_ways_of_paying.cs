using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Docs;

/// <summary>docs/money.md tells the truth about what depends on how a marketplace is set up.</summary>
public sealed class Documented_ways_of_paying
{
    [Fact]
    public Task Of_charges_that_transfer() => MoneyStory.With(["Stripe:FundFlow=destination"], async marketplace =>
    {
        var story = await MoneyStory.Begin(marketplace, "With the charge");
        var booking = await story.Sells();
        await story.Says("the charge transfers (`transfer`)");
        await story.Completes(booking);
        await story.Says("earned");
        await story.PaysOut();
        await story.Ends("paid out");

        story = await MoneyStory.Begin(marketplace, "With the charge", table: 2);
        booking = await story.Sells();
        await story.Says("captured, and transferred with the charge");
        await story.GivesBack(story.Pia.Api, booking, 40_00);
        await story.Says("refunded");
        await story.Completes(booking);
        await story.Ends("earned");
    });

    [Fact]
    public Task Of_a_fee_of_the_customers() => MoneyStory.With(["Commission:CustomerFeeBasisPoints=500"], async marketplace =>
    {
        var story = await MoneyStory.Begin(marketplace, "With a fee of the customer's");
        var booking = await story.Sells();
        await story.Says("captured");
        await story.Completes(booking);
        await story.Says("transferred");
        await story.GivesBack(story.Pia.Api, booking, 42_00);
        await story.Ends("refunded");
    });

    [Fact]
    public Task Of_money_that_people_hand_over() => MoneyStory.With(["Payments:Gateways:EUR:0=manual"], async marketplace =>
    {
        var story = await MoneyStory.Begin(marketplace, "Handed over, and paid out by hand");
        var booking = await Sells(story.Pia.Api, days: 2);
        await story.Says("captured");
        await story.Completes(booking);
        await story.Says("kept");
        booking = await Sells(story.Olga, days: 3);
        await story.Says("another booking: captured");
        await story.Completes(booking);
        await story.Says("earned");
        var payout = (await story.Pia.Api.Post("/providers/me/payouts", new { })).IsCreated().String("latest.0");
        await marketplace.Settles();
        (await story.Olga.Post($"/admin/payouts/{payout}/confirm", new { method = "bank_transfer", reference = "TX 2" })).IsOk();
        await story.Ends("paid out, less what is owed");

        async Task<Reply> Sells(Api collector, int days)
        {
            var sold = await story.Ada.Books(story.Listing, story.Monday.AddDays(days).AddHours(4));
            story.Follow(sold);
            await marketplace.Settles();
            (await collector.Post($"/payments/{sold.String("payment.id")}/confirm", new { method = "cash" })).IsOk();
            await marketplace.Settles();
            return sold;
        }
    });
}
