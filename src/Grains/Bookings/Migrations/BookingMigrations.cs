using Marketplace.Complaints;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// Whether a running booking can go on by another version of its process, and how. It goes only where nothing of what runs is lost and
/// nothing happens by going: what would be due at once was promised to nobody. See docs/adr/0018-running-bookings-go-when-nothing-is-lost.md.
/// </summary>
internal static class BookingMigrations
{
    public static Decision<BookingEvent> Migrate(BookingState booking, MigrateBooking migrate, DateTimeOffset now)
    {
        if (!migrate.Context.By.IsStaff)
        {
            return BookingRefusals.NotYours(BookingRole.Operator);
        }

        return Obstacle(booking, migrate.FromVersion, migrate.ToVersion, now) is { } obstacle
            ? BookingRefusals.NotMigratable(obstacle)
            : new BookingMigrated(
                now,
                migrate.FromVersion,
                migrate.ToVersion,
                At(booking.Terms!, migrate.ToVersion),
                booking.Offer is { } offer ? At(offer.Terms, migrate.ToVersion) : null);
    }

    public static BookingMigration Preview(BookingState booking, int from, int to, DateTimeOffset now) =>
        new(booking.Status, Obstacle(booking, from, to, now));

    /// <summary>What is offered was offered for the booking as it runs, so it goes with it.</summary>
    public static BookingState Evolve(BookingState booking, BookingMigrated migrated) => booking with
    {
        Terms = booking.Terms! with { Process = migrated.Process },
        Offer = booking.Offer is { } offer && migrated.Offered is { } offered
            ? offer with { Terms = offer.Terms with { Process = offered } }
            : booking.Offer,
    };

    private static string? Obstacle(BookingState booking, int from, int to, DateTimeOffset now)
    {
        if (booking.Terms is not { } terms || terms.Times().Version != from)
        {
            return "other_version";
        }

        var (process, other) = (BookingProcesses.Of(booking), BookingProcesses.Of(terms with { Process = At(terms, to) }));
        var here = process.States.First(state => state.Status == booking.Status);
        if (here.IsEnd || booking.Status is None)
        {
            return "ended";
        }

        return other.States.FirstOrDefault(state => state.Status == booking.Status) is not { } there ? "state_missing"
            : terms.Times().Delivery is not null && !other.Steps.Any(step => step.On is BookingAction.Deliver) ? "terms_missing"

            // Money for a change order or a tip may still come, and has to be given back by then.
            : booking.Changes > 0 && !other.Steps.Any(step => step.On is BookingAction.ChangeOrder) ? "terms_missing"
            : !booking.Tips.IsEmpty && !other.Steps.Any(step => step.On is BookingAction.Tip) ? "terms_missing"
            : (terms.Milestones ?? booking.Offer?.Terms.Milestones) is not null && !other.Steps.Any(step => step.On is BookingAction.FundMilestone) ? "terms_missing"
            : (terms.Balance ?? booking.Offer?.Terms.Balance) is not null && !other.Steps.Any(step => step.On is BookingAction.BalanceDue) ? "terms_missing"

            // What was paid for the next milestone before the complaint may still come.
            : booking.Status is Complained && terms.Milestones is not null && !other.Has(Complained, BookingAction.MilestonePaid) ? "terms_missing"
            : there.Money < here.Money ? "money_stranded"
            : there.Slot != here.Slot ? "slot_stranded"
            : Timers(booking, booking with { Terms = terms with { Process = At(terms, to) } }, other, now);
    }

    private static string? Timers(BookingState booking, BookingState moved, BookingProcess other, DateTimeOffset now)
    {
        var running = BookingDeadlines.Of(booking);
        var afterwards = BookingDeadlines.Of(moved);
        return running.Except(afterwards).Any() ? "timer_missing"
            : afterwards.Except(running).Any(deadline => deadline.At <= now) ? "timer_past_due"
            : booking.AwaitsCapture || afterwards.Any(deadline => LeadsOut(other, booking.Status, deadline)) ? null
            : "no_way_out";
    }

    private static bool LeadsOut(BookingProcess process, BookingStatus status, Deadline deadline) =>
        process.StepOf(status, BookingDeadlines.Find(deadline.Name)!.Value).To != status;

    /// <summary>Its own times, and the usual ones for what it was not sold with.</summary>
    private static ProcessTerms At(BookingTerms terms, int version)
    {
        var times = terms.Times();
        return times with
        {
            Version = version,
            NoShow = version > 1 ? times.NoShow ?? NoShowTerms.Usual : times.NoShow,
            Complaints = version > 3 ? times.Complaints ?? ComplaintTerms.Usual : times.Complaints,
        };
    }
}
