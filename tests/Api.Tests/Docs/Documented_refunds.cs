using Marketplace.Bookings;
using Marketplace.Gateways;

namespace Marketplace.Docs;

/// <summary>docs/money.md tells the truth about what is given back, before and after it was transferred and paid out.</summary>
public sealed class Documented_refunds(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Of_half_before_it_is_earned()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back before it was earned");
        var booking = await story.Sells();
        await story.Says("captured");
        await story.GivesBack(story.Pia.Api, booking, 40_00);
        await story.Says("refunded");
        await story.Completes(booking);
        await story.Ends("transferred");
    }

    [Fact]
    public async Task Of_an_award()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back before it was earned", table: 2);
        var booking = await story.Sells();
        await story.Says("captured");
        await story.Pass("P2DT6H");
        var wish = new { reason = "quality", text = "It is green.", wish = "partial_refund", amount = MoneyStory.Euro(30_00) };
        var complaint = (await story.Ada.Api.Post($"/bookings/{booking.String("id")}/complain", wish)).IsOk().String("complaint.id");
        (await story.Pia.Api.Post($"/complaints/{complaint}/accept")).IsOk();
        await story.Pass("P1D");
        await story.Ends("transferred");
    }

    [Fact]
    public async Task Of_somebody_who_does_not_come()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back before it was earned", table: 3);
        var booking = await story.Sells();
        await story.Pass("P2DT4H30M");
        (await story.Ada.Api.Post($"/bookings/{booking.String("id")}/no-show", new { reason = "Nobody opened." })).IsOk();
        await story.Says("captured");
        await story.Pass("P2D");
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_money_that_comes_too_late()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back before it was earned", table: 3);
        var late = await story.Ada.Books(story.Listing, story.Monday.AddDays(2).AddHours(4));
        story.Follow(late);
        await marketplace.Webhooks(new { hold = true });
        await marketplace.Trouble("checkout.sessions.get", "unavailable", GatewayCast.EveryOne);
        await marketplace.Trouble("events.list", "unavailable", GatewayCast.EveryOne);
        (await marketplace.Visitor.Post($"/sandbox/checkout/{late.String("payment.id")}/pay")).IsOk();
        await story.Pass("PT16M");
        await (await marketplace.Arrives("Ben")).Books(story.Listing, story.Monday.AddDays(2).AddHours(4));
        await marketplace.ForgetTrouble();
        await marketplace.Webhooks(new { hold = false });
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_what_comes_back_from_a_closed_card()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back, and come back");
        var booking = await story.Sells(days: 4);
        await marketplace.Trouble("refund", "fail");
        (await story.Ada.Api.Post($"/bookings/{booking.String("id")}/cancel")).IsOk();
        await story.Says("refunded");
        await story.Pass("P1DT1H");
        await story.Says("it comes back (`refund-failed`)");
        var waits = (await story.Olga.Get("/admin/queues/handovers?limit=100")).IsOk()["items"].EnumerateArray().Single();
        var path = $"/payments/{booking.String("payment.id")}/refunds/{waits.GetProperty("id").GetString()}/confirm";
        (await story.Olga.Post(path, new { method = "bank_transfer", reference = "Her card is closed." })).IsOk();
        await story.Ends("given by hand");
    }

    [Fact]
    public async Task Of_half_after_it_was_transferred()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back after it was transferred");
        var booking = await story.Earns();
        await story.Says("captured, earned, transferred");
        await story.GivesBack(story.Pia.Api, booking, 40_00);
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_half_after_it_was_paid_out()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back after it was paid out");
        var booking = await story.Earns();
        await story.PaysOut();
        await story.Says("captured, earned, transferred, paid out");
        await story.GivesBack(story.Pia.Api, booking, 40_00);
        await story.Says("refunded");
        await story.Earns(days: 4);
        await story.Says("another booking: captured, earned, transferred");
        await story.PaysOut();
        await story.Pass("P1D");
        await story.Ends("reversed, at the next try");
    }

    [Fact]
    public async Task Of_what_one_side_pays_alone()
    {
        var story = await MoneyStory.Begin(marketplace, "Given back by one side alone");
        var path = $"/bookings/{(await story.Earns()).String("id")}/refund";
        await story.Says("captured, earned, transferred");
        (await story.Olga.Post(path, new { amount = MoneyStory.Euro(30_00), reason = "Our map was wrong.", paidBy = "platform" })).IsOk();
        await story.Says("refunded");
        (await story.Olga.Post(path, new { amount = MoneyStory.Euro(20_00), reason = "She was late.", paidBy = "provider" })).IsOk();
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_a_tip()
    {
        var story = await MoneyStory.Begin(marketplace, "A tip given back");
        var booking = await story.Earns();
        story.Forget(booking);
        var path = $"/bookings/{booking.String("id")}";
        var tip = (await story.Ada.Api.Post($"{path}/tip", new { amount = MoneyStory.Euro(20_00) })).IsOk().String("tips.0.payment.id");
        await marketplace.PaysExtra(tip);
        await story.Says("transferred");
        (await story.Pia.Api.Post($"{path}/refund", new { payment = tip, amount = MoneyStory.Euro(5_00), reason = "That is too kind." })).IsOk();
        await story.Ends("refunded");
    }

    [Fact]
    public async Task Of_a_session_of_a_package()
    {
        var story = await MoneyStory.Begin(marketplace, "A session of a package given back");
        var terms = new { sessions = 3, price = MoneyStory.Euro(99_00), validity = "P60D", atExpiry = "keep" };
        var offer = (await story.Pia.Api.Post($"/listings/{story.Listing}/package-offers", terms)).IsCreated().String("id");
        var package = (await story.Ada.Api.Post("/packages", new { offerId = offer })).IsCreated();
        story.Follow(package);
        await marketplace.PaysExtra(package.String("payment.id"));
        await story.Says("the package is bought");
        var start = Cast.Instant(story.Monday.AddDays(2).AddHours(4));
        var booking = (await story.Ada.Api.Post("/bookings", new { listingId = story.Listing, start, packageId = package.String("id") })).IsCreated();
        story.Follow(booking);
        await story.Completes(booking);
        await story.Says("transferred");
        await story.GivesBack(story.Pia.Api, booking, 20_00);
        await story.Ends("refunded, by the package's payment");
    }

    [Fact]
    public async Task Of_what_is_written_off()
    {
        var story = await MoneyStory.Begin(marketplace, "Written off");
        var booking = await story.Earns();
        await story.PaysOut();
        await story.GivesBack(story.Pia.Api, booking, 40_00);
        await story.Says("captured, earned, transferred, paid out, and given back");
        (await story.Olga.Post($"/admin/providers/{story.Provider}/balance/write-off", new { amount = MoneyStory.Euro(36_00), reason = "She has moved away." })).IsOk();
        await story.Says("written off");
        await story.Earns(days: 4);
        await story.Says("another booking: captured, earned, transferred");
        await story.PaysOut();
        await story.Pass("P1D");
        await story.Ends("paid out");
    }

    [Fact]
    public async Task Of_what_was_kept_back()
    {
        var story = await MoneyStory.Begin(marketplace, "Kept back for some days");
        (await story.Olga.Put($"/admin/providers/{story.Provider}/reserve", new { basisPoints = 10_00, days = 30, reason = "Many want their money back." })).IsOk();
        var booking = await story.Earns();
        await story.Says("kept back");
        await story.PaysOut();
        await story.Says("paid out");
        await story.GivesBack(story.Pia.Api, booking, 20_00);
        await story.Ends("refunded");
    }
}
