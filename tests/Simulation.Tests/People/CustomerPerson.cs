using System.Globalization;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Books, pays in every way there is, talks, changes their mind, reviews.</summary>
internal sealed class CustomerPerson(Town town, string name, Chance chance) : Person(town, name, chance)
{
    private static readonly string[] Searches =
        ["/listings?q=hour", "/listings?q=biscuits%20-pia", "/listings?q=%22the%20studio%22&sort=price", "/listings?sort=rating", "/listings?category=other&priceMax=20000"];

    private readonly Chance looking = chance.Fork("looking");
    private readonly Chance picking = chance.Fork(ShopTerms.Habit);
    private readonly Chance returning = chance.Fork(Regular.Habit);
    private readonly Chance shifting = chance.Fork(Mover.Habit);
    private readonly Chance moving = chance.Fork(nameof(Move));
    private readonly Chance bargaining = chance.Fork(nameof(Bargain));
    private readonly Chance attending = chance.Fork(Absentee.Habit);
    private readonly Chance delivering = chance.Fork(Deliverer.Habit);
    private readonly Chance changing = chance.Fork(Changer.Habit);
    private readonly Chance commissioning = chance.Fork(Artisan.Habit);
    private readonly Chance tipping = chance.Fork(Tipper.Habit);
    private readonly Chance complaining = chance.Fork(Complainer.Habit);
    private readonly Chance reckoning = chance.Fork(Reckoner.Habit);
    private readonly Chance packing = chance.Fork(PackageBuyer.Habit);
    private readonly Chance trying = chance.Fork(CheckoutPage.Tries);
    private readonly Chance waiting = chance.Fork(Waiter.Habit);
    private readonly Chance grouping = chance.Fork(GroupGoer.Habit);
    private readonly Chance choosing = chance.Fork(Staff.Habit);
    private readonly Chance following = chance.Fork(Subscriber.Habit);
    private readonly Chance adding = chance.Fork(Extras.Habit);
    private readonly Chance filing = chance.Fork(Clerk.Habit);
    private readonly Chance billing = chance.Fork(Biller.Habit);
    private readonly Chance saving = chance.Fork(CouponMaker.Habit);
    private readonly Chance paying = chance.Fork(Cashier.Habit);
    private readonly Chance tapping = chance.Fork(Payer.Habit);
    private readonly Chance cheating = chance.Fork(Cheat.Habit);
    private readonly Chance deferring = chance.Fork(Depositor.Habit);
    private readonly Chance securing = chance.Fork(Guarantor.Habit);

    protected override ImmutableArray<string> Own => [Lists.OfCustomer, Lists.Threads];

    protected override bool HasChores => true;

    protected override async Task Live()
    {
        if (Town.Scenario.Has(Regular.Habit))
        {
            Town.Outside.Run(() => new Regular(Town, returning, Ask).Do(Go));
        }

        if (Town.Scenario.Has(Subscriber.Habit))
        {
            Town.Outside.Run(() => new Subscriber(Town, following, Ask).Do());
        }

        if (Town.Scenario.Has(Mover.Habit))
        {
            Town.Outside.Run(() => new Mover(Town, shifting, "customer", Ask).Do());
        }

        if (Town.Scenario.Has(PackageBuyer.Habit))
        {
            Town.Outside.Run(() => new PackageBuyer(Town, packing, Ask).Do(Begin));
        }

        if (Town.Scenario.Has(CouponMaker.Habit))
        {
            Town.Outside.Run(() => new Saver(Town, saving.Fork("rush"), Ask).Rush(Begin));
        }

        if (Town.Scenario.Has(Clerk.Habit))
        {
            Town.Outside.Run(() => new Clerk(Town, filing, Ask).Keep("/invoices"));
        }

        if (Town.Scenario.Has(Biller.Habit))
        {
            Town.Outside.Run(() => new Biller(Town, billing, Ask).Receive());
        }

        if (Town.Friends.Contains(Name))
        {
            Town.Outside.Run(BookInTheBackroom);
        }

        for (var wishes = Chance.Between(1, 4); wishes > 0; wishes--)
        {
            await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromHours(8));
            await LookAround();
            if (Town.Listings.Count > 0)
            {
                await Book(Chance.Pick(Town.Listings));
            }
        }
    }

    /// <summary>Now and then, where there is one.</summary>
    private async Task BookInTheBackroom()
    {
        for (var times = cheating.Between(0, 2); times > 0; times--)
        {
            await Wait(cheating.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(40)));
            if (Town.Backroom is { } offer)
            {
                await Book(offer);
            }
        }
    }

    /// <summary>Sees what there is. All of it must be on the market.</summary>
    private async Task LookAround()
    {
        if (Town.Scenario.Has(Diary.Habit) && looking.PerMille(250))
        {
            await All(looking.Pick(Searches), looking.Between(1, 3), card => card.GetProperty("status").GetString() == "active" ? null : $"{card} is not on the market");
        }
    }

    /// <summary>What somebody has, others want.</summary>
    public override void HearOf(Engagement booking)
    {
        new GroupGoer(Town, grouping, Ask).HearOf(booking, Go);
        if (waiting.PerMille(100))
        {
            new Waiter(Town, waiting, Ask).Want(booking.Offer, booking.Start, Go);
        }
    }

    private async Task Book(Offer offer)
    {
        // Few days and round hours: people want the same times.
        var start = new DateTimeOffset(Town.Now.Date, TimeSpan.Zero) + TimeSpan.FromDays(Chance.Between(1, 3)) + TimeSpan.FromHours(Chance.Between(9, 12));
        var resourceIds = offer.Choose(choosing);
        var addOns = Extras.Choose(offer, adding);
        var shown = await SlotShown(offer, resourceIds, addOns);
        start = shown ?? start;
        var quoteId = await new Saver(Town, saving, Ask).Quote(offer, start, addOns) ?? await Quote(offer, start, addOns);
        var keepCard = Town.Scenario.Has(Depositor.Habit) ? Depositor.KeepsCard(deferring) : null;
        var booked = await Post("/bookings", new { listingId = offer.Id, start = Instant(start), seats = 1, quoteId, resourceIds, addOns, keepCard });
        if (booked is not { IsOk: true })
        {
            if (booked is { Status: 409 })
            {
                new Waiter(Town, waiting, Ask).Want(offer, start, Go);
            }

            if (shown is not null && booked is not null)
            {
                SlotLaws.MayBeRefused(Town, offer, start, booked);
            }

            return;
        }

        var booking = new Engagement(booked.String("id"), Engagement.PaymentOf(booked), offer, start);
        Begin(booking);
    }

    private void Begin(Engagement booking)
    {
        Town.Tell(booking);
        TakePart(booking);
        Town.Outside.Run(() => Go(booking));
    }

    /// <summary>What becomes of a booking, while its customer thinks of the next.</summary>
    private async Task Go(Engagement booking)
    {
        Town.Outside.Run(() => new Absentee(Town, attending, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Deliverer(Town, delivering, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Changer(Town, changing, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Tipper(Town, tipping, Ask).Attend(booking));
        Town.Outside.Run(() => new Complainer(Town, complaining, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Depositor(Town, deferring, Ask).Attend(booking));
        Town.Outside.Run(() => new Guarantor(Town, securing, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Artisan(Town, commissioning, "customer", Ask).Attend(booking));
        Town.Outside.Run(() => new Reckoner(Town, reckoning, Ask).Attend(booking));
        if (booking.Offer.IsNegotiable)
        {
            var bargain = new Bargain(bargaining, booking, "customer", Get, Post, () => Wait(TimeSpan.FromMinutes(5), TimeSpan.FromHours(5)), Town.Scenario.Has(Depositor.Habit) ? deferring : null);
            booking = booking with { PaymentId = await bargain.Strike() };
            Town.Outside.Run(() => new Depositor(Town, deferring, Ask).Attend(booking));
        }

        if (booking.PaymentId is not null)
        {
            await (booking.Offer.IsInDinars ? PayDinars(booking) : Town.HandsEurosOver ? new Cashier(Town, paying, Ask).Pay(booking) : Pay(booking));
        }

        await Move(booking);
        await Talk(booking);
        if (Chance.PerMille(250))
        {
            await Wait(TimeSpan.Zero, booking.Start - Town.Opening);
            await Once($"/bookings/{booking.Id}/cancel", new { reason = "The dog is ill." });
        }

        await WaitUntil(booking.Start + TimeSpan.FromHours(1));
        if (Chance.PerMille(400))
        {
            await Once($"/bookings/{booking.Id}/complete");
        }

        await Wait(TimeSpan.Zero, TimeSpan.FromDays(5));
        if (Chance.PerMille(600))
        {
            await Post("/reviews", new { bookingId = booking.Id, rating = Chance.Between(1, 5), title = "Fine", text = "Three biscuits." });
        }
    }

    /// <summary>A time that the listing shows; null for who does not look, or finds nothing.</summary>
    private async Task<DateTimeOffset?> SlotShown(Offer offer, string[]? resourceIds, AddOnWish[]? addOns)
    {
        if (!Town.Scenario.Has(ShopTerms.Habit) || !picking.PerMille(500)
            || await Get($"/listings/{offer.Id}/slots?from={Town.Now:yyyy-MM-dd}&to={Town.Now.AddDays(5):yyyy-MM-dd}{(resourceIds is null ? string.Empty : $"&resourceId={resourceIds[0]}")}{Extras.Query(addOns)}") is not { IsOk: true } reply)
        {
            return null;
        }

        DateTimeOffset[] starts = [.. reply.Body.GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("start").GetDateTimeOffset())];
        return starts.Length == 0 ? null : picking.Pick<DateTimeOffset>(starts);
    }

    private async Task<string?> Quote(Offer offer, DateTimeOffset start, AddOnWish[]? addOns) =>
        Chance.PerMille(300) && await Post($"/listings/{offer.Id}/quote", new { start = Instant(start), addOns }) is { IsOk: true } quote
            ? quote.String("quoteId")
            : null;

    private async Task PayDinars(Engagement booking)
    {
        if (!await new Payer(Town, tapping, Ask).Pay(booking))
        {
            await new Cashier(Town, paying, Ask).Pay(booking);
        }
    }

    /// <summary>At once, late, too late, after a failure, or never.</summary>
    private async Task Pay(Engagement booking)
    {
        var way = Chance.Below(10);
        if (await Page(booking) is not { } page || way == 0)
        {
            return;
        }

        if (Chance.PerMille(150) && await Post($"/bookings/{booking.Id}/payments") is { IsOk: true })
        {
            // Two windows, and a card for each.
            var forgotten = page;
            Town.Outside.Run(async () =>
            {
                await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(6));
                Town.Log.Tell(Name, $"pays on {forgotten}: {(await Town.Gateway.Sandbox.CompleteCheckout(forgotten)).Status}");
            });
            page = await Page(booking) ?? page;
        }

        switch (way)
        {
            case 1:
                await Town.Gateway.Sandbox.AbandonCheckout(page);
                return;
            case 2:
                await Town.Gateway.Sandbox.FailCheckout(page);
                await Wait(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(3));
                page = await AnotherPage(booking) ?? page;
                break;
            case 3:
                // Around the end of the hold, on both sides of it.
                await Wait(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(18));
                break;
            default:
                await Wait(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
                break;
        }

        await CheckoutPage.Pay(page, Town, Chance, Name);
    }

    /// <summary>Where another card may be tried; null for who stays on the page on which the first one was declined.</summary>
    private async Task<string?> AnotherPage(Engagement booking) =>
        Town.Scenario.Has(CheckoutPage.Tries) && trying.PerMille(700)
        && await Ask(new Request("POST", $"/bookings/{booking.Id}/payments") { Key = trying.NewGuid().ToString("N") }) is { IsOk: true }
            ? await Page(booking)
            : null;

    /// <summary>Follows the link to the gateway's page, as long as it does not lead there yet.</summary>
    /// <returns>The gateway's id of it; null when it never opened.</returns>
    private async Task<string?> Page(Engagement booking)
    {
        var reply = await Get($"/payments/{booking.PaymentId}/checkout");
        return reply is { Status: 302 } ? reply.Headers.Single(header => header.Name == "Location").Value.Split('/')[^1] : null;
    }

    /// <summary>Now and then another day would be better, and now and then the other side thinks so.</summary>
    private async Task Move(Engagement booking)
    {
        if (Town.Scenario.Has(ProviderPerson.Ways) && moving.PerMille(300))
        {
            // What was paid is confirmed a little later.
            await Wait(moving.Between(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4)));
            var start = booking.Start + TimeSpan.FromDays(moving.Between(0, 2)) + TimeSpan.FromHours(moving.Between(-1, 2));
            await Post($"/bookings/{booking.Id}/{moving.Pick<string>(["reschedule", "reschedule", "reschedule/accept", "reschedule/decline"])}", new { start = Instant(start) });
        }
    }

    private async Task Talk(Engagement booking)
    {
        if (!Chance.PerMille(600) || await Post("/messages/threads", new { bookingId = booking.Id }) is not { IsOk: true } thread)
        {
            return;
        }

        // Now and then somebody has more to say than a record remembers.
        for (var message = Chance.PerMille(20) ? 120 : Chance.Between(1, 4); message > 0; message--)
        {
            // And some would rather talk elsewhere.
            var elsewhere = message % 3 == 2 ? ", call 0750 123 45 67 or ada at gmail" : string.Empty;
            await Post($"/messages/threads/{thread.String("id")}/messages", new { text = $"Message {message} of {Name}{elsewhere}" });
            await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(20));
        }
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
