namespace Marketplace.Calendars;

/// <summary>One seat of a resource's time that a live booking, or a lease, takes.</summary>
/// <param name="BookingId">Who takes it.</param>
/// <param name="ListingId">Of which listing.</param>
/// <param name="Session">Bookings of one session share the time; see <see cref="SlotGrant"/>.</param>
/// <param name="Seat">From 0.</param>
/// <param name="Span">The work with its buffers.</param>
/// <param name="Work">The work alone.</param>
internal sealed record Occupied(Guid BookingId, Guid ListingId, Guid Session, int Seat, TimeRange Span, TimeRange Work)
{
    /// <summary>The listing of what is taken by an imported calendar rather than by a booking.</summary>
    public static readonly Guid Elsewhere = Guid.Empty;

    public bool IsImported => ListingId == Elsewhere;
}

/// <summary>The committed occupancy of resources.</summary>
internal interface IOccupancy
{
    /// <summary>What is live on a resource and ends after an instant, in the order in which it starts.</summary>
    Task<ImmutableArray<Occupied>> Live(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken);
}
