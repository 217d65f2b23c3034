using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Offers services, answers requests, does the work, and wants to be paid.</summary>
internal sealed class ProviderPerson(Town town, string name, Chance chance) : Person(town, name, chance)
{
    /// <summary>The habit of selling in other ways than by card, by the name that leaves it out.</summary>
    public const string Ways = "ways";

    /// <summary>The habit of saying no to another time, by the name that leaves it out.</summary>
    public const string Refusals = "refusals";

    private static readonly string[] Policies = ["flexible", "moderate", "firm", "strict", "none"];

    private readonly Chance ways = chance.Fork(Ways);
    private readonly Chance rules = chance.Fork(ShopTerms.Habit);
    private readonly Chance attending = chance.Fork(Absentee.Habit);
    private readonly Chance delivering = chance.Fork(Deliverer.Habit);
    private readonly Chance changing = chance.Fork(Changer.Habit);
    private readonly Chance complaining = chance.Fork(Complainer.Habit);
    private readonly Chance importing = chance.Fork(Importer.Habit);
    private readonly Chance closing = chance.Fork(Closer.Habit);
    private readonly Chance grouping = chance.Fork(GroupGoer.Habit);
    private readonly Chance shifting = chance.Fork(Mover.Habit);
    private readonly Chance packing = chance.Fork(PackageBuyer.Habit);
    private readonly Chance hiring = chance.Fork(Staff.Habit);
    private readonly Chance promising = chance.Fork(OwnPolicy.Habit);
    private readonly Chance painting = chance.Fork(Artisan.Habit);
    private readonly Chance refusing = chance.Fork(Refusals);
    private readonly Chance adding = chance.Fork(Extras.Habit);
    private readonly Chance counting = chance.Fork(Treasurer.Habit);
    private readonly Chance onboarding = chance.Fork("onboarding");
    private readonly Chance filing = chance.Fork(Clerk.Habit);
    private readonly Chance answering = chance.Fork(Disputer.Habit);
    private readonly Chance reporting = chance.Fork(Accountant.Habit);
    private readonly Chance giving = chance.Fork(CouponMaker.Habit);
    private readonly Chance collecting = chance.Fork(Cashier.Habit);
    private readonly Chance deferring = chance.Fork(Depositor.Habit);
    private readonly Chance securing = chance.Fork(Guarantor.Habit);
    private readonly Chance regretting = chance.Fork(Apologist.Habit);
    private readonly Chance billing = chance.Fork(Biller.Habit);
    private readonly Chance banking = chance.Fork(BankChanger.Habit);
    private readonly Chance taxing = chance.Fork(Taxpayer.Habit);
    private Staff? staff;

    protected override ImmutableArray<string> Own => [Lists.OfProvider, Lists.Listings, Lists.Threads, Lists.Payouts];

    protected override bool HasChores => true;

    private bool HasOwnRules => Town.Scenario.Has(ShopTerms.Habit);

    /// <summary>Most at once; some put it off until they have earned something, and then it waits for them.</summary>
    private async Task Onboard()
    {
        if (!Town.Scenario.Has(Treasurer.Habit) || !onboarding.PerMille(200))
        {
            await Post("/providers/me/stripe-connect");
            return;
        }

        var later = onboarding.Between(TimeSpan.FromDays(2), TimeSpan.FromDays(14));
        Town.Outside.Run(async () =>
        {
            await Task.Delay(later, Town.Outside.Time);
            await Post("/providers/me/stripe-connect");
        });
    }

    protected override async Task Live()
    {
        await Post("/providers/register", Shop.Registration(Name, Chance.Pick<string>(["Europe/Berlin", "America/New_York", "UTC"])));
        await Put("/providers/me/calendar", Shop.Calendar(HasOwnRules ? ShopTerms.Periods(rules) : []));
        if (Town.Scenario.Has(Importer.Habit))
        {
            Town.Outside.Run(() => new Importer(Town, importing, Ask).Do());
        }

        await new Taxpayer(Town, taxing, Ask).Register();
        await Onboard();
        if (Town.Scenario.Has(Staff.Habit) && hiring.PerMille(500))
        {
            staff = new Staff(Town, hiring.Fork("team"), Ask);
            await staff.Hire();
            Town.Outside.Run(staff.Manage);
        }

        for (var listings = Chance.Between(1, 2); listings > 0; listings--)
        {
            await Offer();
        }

        if (Town.Scenario.Has(CouponMaker.Habit))
        {
            Town.Outside.Run(() => new CouponMaker(Town, giving.Fork("coupons"), Ask).Do(this));
        }

        await new Cashier(Town, collecting, Ask).Open(this);
        if (Town.Scenario.Has(Cashier.Habit))
        {
            Town.Outside.Run(new Cashier(Town, collecting.Fork("queue"), Ask).CollectMine);
        }

        await new GroupGoer(Town, grouping, Ask).Hold(this);
        await new Artisan(Town, painting, "provider", Ask).Open(this);
        await new Depositor(Town, deferring, Ask).Open(this);
        await new Guarantor(Town, securing, "provider", Ask).Open(this);
        if (Town.Scenario.Has(Taxpayer.Habit))
        {
            Town.Outside.Run(() => new Taxpayer(Town, taxing.Fork("changes"), Ask).Reconsider(this));
        }

        if (Town.Scenario.Has(Mover.Habit))
        {
            Town.Outside.Run(() => new Mover(Town, shifting, "provider", Ask).Do());
        }

        if (Town.Scenario.Has(Disputer.Habit))
        {
            Town.Outside.Run(() => Disputer.Answer(Town, answering, Ask));
        }

        if (Town.Scenario.Has(Treasurer.Habit))
        {
            Town.Outside.Run(new Treasurer(Town, counting, Ask).KeepMine);
        }

        if (Town.Scenario.Has(BankChanger.Habit))
        {
            Town.Outside.Run(new BankChanger(Town, banking, () => Password, Ask).Keep);
        }

        if (Town.Scenario.Has(Clerk.Habit))
        {
            Town.Outside.Run(() => new Clerk(Town, filing, Ask).Keep("/invoices?role=provider"));
        }

        if (Town.Scenario.Has(Accountant.Habit))
        {
            Town.Outside.Run(new Accountant(Town, reporting, Ask).KeepMine);
        }

        if (Town.Scenario.Has(Closer.Habit))
        {
            Town.Outside.Run(() => new Closer(Town, closing, Ask).Do());
        }
    }

    public override void HearOf(Engagement booking)
    {
        if (booking.Offer.Provider == this)
        {
            TakePart(booking);
            Town.Outside.Run(() => Serve(booking));
            Town.Outside.Run(() => new Absentee(Town, attending, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Deliverer(Town, delivering, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Changer(Town, changing, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Complainer(Town, complaining, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Artisan(Town, painting, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Biller(Town, billing, Ask).Attend(booking));
            Town.Outside.Run(() => new Guarantor(Town, securing, "provider", Ask).Attend(booking));
            Town.Outside.Run(() => new Apologist(Town, regretting, Ask).Attend(booking, saysWhoPays: 80));
        }
    }

    /// <summary>Deals with one booking, from when they hear of it.</summary>
    private async Task Serve(Engagement booking)
    {
        if (booking.Offer.IsNegotiable)
        {
            await new Bargain(ways, booking, "provider", Get, Post, () => Wait(TimeSpan.FromMinutes(5), TimeSpan.FromHours(5)), Town.Scenario.Has(Depositor.Habit) ? deferring : null).Strike();
        }

        await Wait(TimeSpan.FromMinutes(1), TimeSpan.FromHours(30));
        if (booking.Offer.Mode is "request" or "unpaid" && !Chance.PerMille(150))
        {
            await Once($"/bookings/{booking.Id}/{(Chance.PerMille(850) ? "accept" : "decline")}");
        }

        if (Town.Scenario.Has(Ways))
        {
            await Move(booking);
        }

        if (Chance.PerMille(60))
        {
            await Once($"/bookings/{booking.Id}/cancel", new { reason = "The studio is flooded." });
        }

        await WaitUntil(booking.Start + TimeSpan.FromMinutes(Chance.Between(-30, 120)));
        if (Chance.PerMille(400))
        {
            await Once($"/bookings/{booking.Id}/complete");
        }

        if (Chance.PerMille(150))
        {
            var amount = new { amount = Chance.Between(1, 9_000), currency = "EUR" };
            await (Chance.PerMille(300)
                ? Once($"/bookings/{booking.Id}/refund", new { reason = "Sorry." })
                : Post($"/bookings/{booking.Id}/refund", new { amount, reason = "Sorry." }));
        }

        await Wait(TimeSpan.Zero, TimeSpan.FromDays(4));
        if (Chance.PerMille(500))
        {
            await Post("/reviews", new { bookingId = booking.Id, rating = Chance.Between(1, 5), text = "A good guest." });
        }

        if (Chance.PerMille(100))
        {
            await Post("/providers/me/payouts");
        }
    }

    private async Task Move(Engagement booking)
    {
        if (Town.Scenario.Has(Refusals) && refusing.PerMille(350))
        {
            await Once($"/bookings/{booking.Id}/reschedule/decline", new { reason = "That day is full." });
        }
        else if (ways.PerMille(600))
        {
            await Once($"/bookings/{booking.Id}/reschedule/accept", new { waiveFee = ways.PerMille(300) });
        }
        else if (ways.PerMille(200))
        {
            await Post($"/bookings/{booking.Id}/reschedule", new { start = CustomerPerson.Instant(booking.Start + TimeSpan.FromDays(ways.Between(1, 2))) });
        }
    }

    private async Task Offer()
    {
        var mode = Chance.PerMille(600) ? "instant" : "request";
        if (Town.Scenario.Has(Ways) && ways.PerMille(400))
        {
            mode = ways.PerMille(600) ? "quote" : "unpaid";
        }

        var price = CouponMaker.Price(Town, giving, Chance.Between(500, 30_000));
        var seats = Chance.PerMille(700) ? 1 : 3;
        var terms = HasOwnRules ? ShopTerms.Draw(rules, seats) : ShopTerms.Plain(seats);
        var preset = Chance.Pick(Policies);
        var policy = OwnPolicy.Draw(Town, promising) ?? preset;
        var needsAcceptance = ways.PerMille(500);
        var deliveries = Deliverer.Terms(Town, delivering, needsAcceptance);
        var made = await Post("/listings", Shop.Listing(Name, mode, price, policy, terms, deliveries ?? Complainer.Terms(Town, complaining, needsAcceptance) ?? new { needsAcceptance }));
        var extras = Extras.Draw(Town, adding, terms.PriceType is "nightly" or "daily");
        if (extras is var (changes, _) && made is { IsOk: true } && await Ask(new Request("PATCH", $"/listings/{made.String("id")}") { Body = Request.Json(changes), Key = adding.NewGuid().ToString("N") }) is not { IsOk: true })
        {
            // Whoever does not know whether it was heard sells without.
            extras = null;
        }

        ImmutableArray<string> choices = staff is not null && hiring.PerMille(700) && made is { IsOk: true } ? await staff.Serve(made.String("id")) : [];
        if (made is { IsOk: true } && await Post($"/listings/{made.String("id")}/publish") is { IsOk: true })
        {
            Town.Listings.Add(new Offer(made.String("id"), mode, this) { Choices = choices, Staff = staff, Delivers = deliveries is not null, AddOns = extras?.AddOns ?? [] });
            if (mode is "instant" or "request")
            {
                await new PackageSeller(Town, packing, Ask).Offer(made.String("id"), this);
            }
        }
    }
}

/// <summary>Something that can be booked.</summary>
internal sealed record Offer(string Id, string Mode, Person Provider, bool IsGroup = false)
{
    public bool IsPaidAtOnce => Mode is "instant" or "request";

    public bool IsNegotiable => Mode is "quote";

    /// <summary>Of whom customers have to choose one; nobody where they need not.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What can be booked besides, by their ids.</summary>
    public ImmutableArray<string> AddOns { get; init; } = [];

    /// <summary>Whether it is paid in dinars, by hand.</summary>
    public bool IsInDinars { get; init; }

    /// <summary>Whether it is offered in milestones, mostly.</summary>
    public bool IsInMilestones { get; init; }

    /// <summary>Whether its work is delivered and accepted.</summary>
    public bool Delivers { get; init; }

    /// <summary>Who does the work, where it is not the provider.</summary>
    public Staff? Staff { get; init; }

    /// <summary>Whom somebody wants; null where nobody has to be chosen.</summary>
    public string[]? Choose(Chance chance) => Choices.IsEmpty ? null : [chance.Pick<string>([.. Choices])];
}

/// <summary>A booking as its people know it. Without a payment where nothing is paid here.</summary>
internal sealed record Engagement(string Id, string? PaymentId, Offer Offer, DateTimeOffset Start)
{
    /// <summary>What a new booking is paid by; null where nobody pays, or not here, or not yet.</summary>
    public static string? PaymentOf(Response booked) =>
        booked.Body.TryGetProperty("payment", out var payment) && payment.ValueKind is System.Text.Json.JsonValueKind.Object ? payment.GetProperty("id").GetString() : null;
}
