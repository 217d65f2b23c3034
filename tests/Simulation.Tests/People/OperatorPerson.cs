using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Runs the marketplace: helps where two sides do not get on by themselves, looks after listings, and reads the books.</summary>
internal sealed class OperatorPerson(Town town, string name, Chance chance) : Person(town, name, chance)
{
    private readonly Chance deciding = chance.Fork(Absentee.Habit);
    private readonly Chance delivering = chance.Fork(Deliverer.Habit);
    private readonly Chance migrating = chance.Fork(Migrator.Habit);
    private readonly Chance changing = chance.Fork(Changer.Habit);
    private readonly Chance mediating = chance.Fork(Complainer.Habit);
    private readonly Chance helping = chance.Fork(Artisan.Habit);
    private readonly Chance judging = chance.Fork(Arbiter.Habit);
    private readonly Chance keeping = chance.Fork(Timekeeper.Habit);
    private readonly Chance counting = chance.Fork(Treasurer.Habit);
    private readonly Chance forgiving = chance.Fork(Forgiver.Habit);
    private readonly Chance insuring = chance.Fork(Insurer.Habit);
    private readonly Chance filing = chance.Fork(Clerk.Habit);
    private readonly Chance reporting = chance.Fork(Accountant.Habit);
    private readonly Chance collecting = chance.Fork(Cashier.Habit);
    private readonly Chance closing = chance.Fork(Bookkeeper.Habit);
    private readonly Chance ruling = chance.Fork(Tariffs.Habit);
    private readonly Chance reconciling = chance.Fork(Reconciler.Habit);
    private readonly Chance sponsoring = chance.Fork(Sponsor.Habit);
    private readonly Chance mending = chance.Fork(Mender.Habit);
    private readonly Chance guarding = chance.Fork(Cheat.Habit);
    private readonly Chance drawing = chance.Fork(Drawer.Habit);
    private readonly Chance auditing = chance.Fork(Auditor.Habit);
    private readonly Chance securing = chance.Fork(Guarantor.Habit);
    private readonly Chance regretting = chance.Fork(Apologist.Habit);
    private readonly Chance resting = chance.Fork(Banker.Habit);

    protected override bool IsOperator => true;

    /// <summary>Nobody registers as an operator.</summary>
    protected override int WithWallet => 0;

    protected override async Task Live()
    {
        Town.Outside.Run(CloseTheBooks);
        if (Town.Scenario.Has(Timekeeper.Habit))
        {
            Town.Outside.Run(new Timekeeper(Town, keeping, Ask).Keep);
        }

        if (Town.Scenario.Has(Mender.Habit))
        {
            Town.Outside.Run(new Mender(Town, mending, Ask).Keep);
        }

        if (Town.Scenario.Has(Cheat.Habit))
        {
            Town.Outside.Run(new Cheat(Town, guarding, Ask).Guard);
            Town.Outside.Run(new Cheat(Town, guarding.Fork("flags"), Ask).Judge);
        }

        if (Town.Scenario.Has(Arbiter.Habit))
        {
            Town.Outside.Run(new Arbiter(Town, judging, Ask).Look);
        }

        if (Town.Scenario.Has(Treasurer.Habit))
        {
            Town.Outside.Run(new Treasurer(Town, counting, Ask).KeepTheirs);
        }

        if (Town.Scenario.Has(Forgiver.Habit))
        {
            Town.Outside.Run(new Forgiver(Town, forgiving, Ask).Keep);
        }

        if (Town.Scenario.Has(Insurer.Habit))
        {
            Town.Outside.Run(new Insurer(Town, insuring, Ask).Keep);
        }

        if (Town.Scenario.Has(Bookkeeper.Habit))
        {
            Town.Outside.Run(new Bookkeeper(Town, closing, Ask).Keep);
        }

        if (Town.Scenario.Has(Tariffs.Habit))
        {
            Town.Outside.Run(new Tariffs(Town, ruling, Ask).Change);
        }

        if (Town.Scenario.Has(Sponsor.Habit))
        {
            Town.Outside.Run(new Sponsor(Town, sponsoring, Ask).Keep);
        }

        if (Town.Scenario.Has(Drawer.Habit))
        {
            Town.Outside.Run(new Drawer(Town, drawing, Ask).Keep);
        }

        if (Town.Scenario.Has(Auditor.Habit))
        {
            Town.Outside.Run(new Auditor(Town, auditing, Ask, (path, limit) => All(path, limit)).Keep);
        }

        if (Town.Scenario.Has(Banker.Habit))
        {
            Town.Outside.Run(new Banker(Town, resting, Ask).Keep);
        }

        if (Town.Scenario.Has(Guarantor.Habit))
        {
            Town.Outside.Run(new Guarantor(Town, securing, "operator", Ask).Keep);
        }

        if (Town.Scenario.Has(Clerk.Habit))
        {
            Town.Outside.Run(() => new Clerk(Town, filing, Ask).Keep("/admin/invoices"));
        }

        if (Town.Scenario.Has(Accountant.Habit))
        {
            Town.Outside.Run(new Accountant(Town, reporting, Ask).KeepTheirs);
        }

        if (Town.Scenario.Has(Reconciler.Habit))
        {
            Town.Outside.Run(new Reconciler(Town, reconciling, Ask).Keep);
        }

        if (Town.Scenario.Has(Cashier.Habit))
        {
            Town.Outside.Run(new Cashier(Town, collecting, Ask).CollectTheirs);
        }

        if (Town.Scenario.Has(Migrator.Habit))
        {
            Town.Outside.Run(new Migrator(Town, migrating, Ask).Migrate);
        }

        for (var looks = Chance.Between(1, 3); looks > 0; looks--)
        {
            await Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(5));
            await ReadTheBooks();
            if (Town.Listings.Count > 0)
            {
                await LookAfter(Chance.Pick(Town.Listings));
            }
        }
    }

    public override void HearOf(Engagement booking)
    {
        Town.Outside.Run(() => new Absentee(Town, deciding, "operator", Ask).Attend(booking));
        Town.Outside.Run(() => new Deliverer(Town, delivering, "operator", Ask).Attend(booking));
        Town.Outside.Run(() => new Changer(Town, changing, "operator", Ask).Attend(booking));
        Town.Outside.Run(() => new Complainer(Town, mediating, "operator", Ask).Attend(booking));
        Town.Outside.Run(() => new Artisan(Town, helping, "operator", Ask).Attend(booking));
        Town.Outside.Run(() => new Apologist(Town, regretting, Ask).Attend(booking, saysWhoPays: 700));
        if (Chance.PerMille(350))
        {
            Town.Outside.Run(() => Help(booking));
        }
    }

    /// <summary>Every transition of a booking may be driven by an operator, with a reason.</summary>
    private async Task Help(Engagement booking)
    {
        await Wait(TimeSpan.Zero, Chance.PerMille(500) ? TimeSpan.FromHours(12) : TimeSpan.FromDays(6));
        await Get($"/bookings/{booking.Id}/timeline");
        if (await Get($"/bookings/{booking.Id}") is { IsOk: true } found)
        {
            await (found.String("status") is "requested" or "quoted" ? Answer(booking) : Settle(booking));
        }

        await new Timekeeper(Town, keeping, Ask).Look(booking.Id);
        if (booking.PaymentId is { } payment)
        {
            await Get($"/payments/{payment}");
        }

        await All($"/ledger/entries?bookingId={booking.Id}", limit: 2, ShownBooks.Balance);
    }

    private Task Answer(Engagement booking) =>
        Chance.PerMille(700)
            ? Post($"/bookings/{booking.Id}/accept", new { reason = "The provider told us on the phone." })
            : Post($"/bookings/{booking.Id}/decline", new { reason = "The provider asked us to." });

    /// <summary>Whether it can be done is for the booking to say.</summary>
    private async Task Settle(Engagement booking)
    {
        switch (Chance.Below(7))
        {
            case 0:
                await Get($"/bookings/{booking.Id}/cancellation");
                await Post($"/bookings/{booking.Id}/cancel", new { reason = "Both sides asked us to." });
                break;
            case 1:
                await WaitUntil(booking.Start + TimeSpan.FromMinutes(30));
                await Post($"/bookings/{booking.Id}/complete", new { reason = "Both sides told us so." });
                break;
            case 2:
                await Post($"/bookings/{booking.Id}/refund", new { reason = "Nobody came." });
                break;
            default:
                // A gesture, and another one for who complains again.
                for (var gestures = Chance.Between(1, 2); gestures > 0; gestures--)
                {
                    var amount = new { amount = Chance.Between(1, 4_000), currency = "EUR" };
                    await Post($"/bookings/{booking.Id}/refund", new { amount, reason = "It was cold." });
                }

                break;
        }
    }

    /// <summary>Takes something off the market and lets it come back.</summary>
    private async Task LookAfter(Offer offer)
    {
        await Post($"/listings/{offer.Id}/pause");
        await Wait(TimeSpan.Zero, TimeSpan.FromHours(3));
        await Post($"/listings/{offer.Id}/publish");
    }

    private async Task ReadTheBooks()
    {
        await All("/ledger/entries", limit: 50, ShownBooks.Balance);
        if (await Get("/ledger/trial-balance") is { IsOk: true } totals)
        {
            Judge(ShownBooks.Even(totals.Body));
        }

        if (await Get($"/ledger/export?until={Instants.Format(Town.Now)}") is { IsOk: true } postings)
        {
            Judge(ShownBooks.Even(postings.Text));
        }

        if (await Get("/ledger/proof") is { IsOk: true } proof)
        {
            Judge(ShownBooks.Agree(proof.Body));
        }
    }

    private async Task CloseTheBooks()
    {
        await WaitUntil(Town.Settled);
        Judge(await Get("/ledger/proof") is { IsOk: true } proof ? ShownBooks.Hold(proof.Body) : "Nobody proves the books.");
    }

    private void Judge(string? complaint)
    {
        if (complaint is not null)
        {
            Town.Watch.Violated("I3", complaint);
        }
    }
}
