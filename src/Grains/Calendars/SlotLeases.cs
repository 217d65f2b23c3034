namespace Marketplace.Calendars;

/// <summary>
/// What a gate knows of its resource: the committed seats, and the leases it has granted on top. Memory only: after a
/// restart the committed seats are read again, and a lease that was lost is caught by the constraint at the commit.
/// </summary>
/// <remarks>Leases run on the engine's clock, because they outlive crashed turns, not sandbox days.</remarks>
internal sealed class SlotLeases
{
    /// <summary>Far longer than the turn that commits a booking, far shorter than anybody waits for a slot to come free.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Another activation may decide meanwhile, and nobody tells this one: it has to look for itself now and then.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, ImmutableArray<Occupied>> committed = [];
    private readonly Dictionary<Guid, Lease> leases = [];
    private ImmutableArray<Occupied> imported = [];
    private BusyTimes? busy;
    private DateTimeOffset readAt;

    /// <summary>True when the database knows better: at first, after any outcome that was not heard, and after a while.</summary>
    public bool IsStale { get; private set; } = true;

    /// <summary>
    /// Everything that is taken, leases included. A booking on its way from one time to another takes both; for one
    /// whose commit is in doubt the same seats may count twice, which takes nothing from anybody.
    /// </summary>
    public BusyTimes Busy =>
        busy ??= new(committed.Values.Concat(leases.Values.Select(lease => lease.Seats)).SelectMany(seats => seats).Concat(imported));

    public BusyTimes Committed => new(committed.Values.SelectMany(seats => seats));

    /// <summary>
    /// Drops leases that nobody settled. Their bookings may have committed all the same, so the truth is read again, and so
    /// it is after <see cref="Trust"/>.
    /// </summary>
    public void Expire(DateTimeOffset engineNow)
    {
        foreach (var (bookingId, _) in leases.Where(lease => lease.Value.Until <= engineNow).ToArray())
        {
            leases.Remove(bookingId);
            IsStale = true;
        }

        IsStale |= engineNow - readAt >= Trust;
    }

    /// <param name="seats">What the database says is taken.</param>
    /// <param name="engineNow">When it was asked.</param>
    public void Load(IEnumerable<Occupied> seats, DateTimeOffset engineNow)
    {
        committed.Clear();
        foreach (var booking in seats.GroupBy(seat => seat.BookingId))
        {
            committed.Add(booking.Key, [.. booking]);
        }

        IsStale = false;
        readAt = engineNow;
        busy = null;
    }

    /// <summary>What other calendars say is taken.</summary>
    public void Import(ImmutableArray<Occupied> seats)
    {
        if (!imported.SequenceEqual(seats))
        {
            imported = seats;
            busy = null;
        }
    }

    /// <summary>The grant that a booking already has for this very time.</summary>
    public SlotGrant? GrantOf(ReserveSlot request) =>
        leases.TryGetValue(request.BookingId, out var lease) && !lease.IsDoubtful && lease.Answers(request) ? lease.Grant : null;

    /// <summary>Gives up what a booking held or asked for, so that asking for another time is judged without it.</summary>
    public void Forget(Guid bookingId)
    {
        if (leases.Remove(bookingId))
        {
            busy = null;
        }
    }

    public void Grant(ReserveSlot request, SlotGrant grant, DateTimeOffset engineNow)
    {
        var span = new TimeRange(grant.SpanStart, grant.SpanEnd);
        var work = new TimeRange(request.Start, request.End);
        ImmutableArray<Occupied> seats =
            [.. grant.Seats.Select(seat => new Occupied(request.BookingId, request.ListingId, grant.Session, seat, span, work))];
        busy = Busy.With(seats);
        leases[request.BookingId] = new Lease(grant, seats, engineNow + Lifetime);
    }

    public void Settle(Guid bookingId, SlotOutcome outcome)
    {
        switch (outcome)
        {
            case SlotOutcome.Taken when leases.Remove(bookingId, out var lease):
                // The same seats as before, unless the booking leaves another time for them.
                busy = committed.ContainsKey(bookingId) ? null : busy;
                committed[bookingId] = lease.Seats;
                break;

            // The lease went with an earlier activation, or ran out: only the database knows what was committed.
            case SlotOutcome.Taken:
                IsStale |= !committed.ContainsKey(bookingId);
                break;

            case SlotOutcome.Free:
                leases.Remove(bookingId);
                committed.Remove(bookingId);
                busy = busy?.Without(bookingId);
                break;

            case SlotOutcome.Returned:
                Forget(bookingId);
                break;

            // The commit may still land, so the time stays blocked until the lease runs out; but nobody,
            // its own booking included, is granted it unseen again.
            default:
                IsStale = true;
                if (leases.TryGetValue(bookingId, out var doubtful))
                {
                    leases[bookingId] = doubtful with { IsDoubtful = true };
                }

                break;
        }
    }

    private sealed record Lease(SlotGrant Grant, ImmutableArray<Occupied> Seats, DateTimeOffset Until, bool IsDoubtful = false)
    {
        public bool Answers(ReserveSlot request) =>
            Seats.Length == request.Seats && Seats[0].Work == new TimeRange(request.Start, request.End) && Seats[0].ListingId == request.ListingId;
    }
}
