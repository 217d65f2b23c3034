namespace Marketplace.Waitlists;

/// <summary>
/// Who waits for time of one resource that others have. Time that becomes free is offered to one after the other, to whoever
/// has waited longest first; an offer is a booking that is held for them alone until it is paid. The key derives from the
/// resource, see <see cref="WaitlistId"/>.
/// </summary>
[Alias("waitlist")]
public interface IWaitlistGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Takes a place in the line.</summary>
    /// <remarks>
    /// Refusals: those of the listing's terms; `waitlist.time-free` (book it instead), `waitlist.hopeless` (what is in the way is
    /// no other booking; the facts name the rule), `waitlist.already-waiting`, `waitlist.full`, `booking.own-listing`.
    /// </remarks>
    [Alias("join")]
    Task<Outcome<WaitlistPlace>> Join(JoinWaitlist command);

    /// <summary>Gives the place up.</summary>
    /// <remarks>Refusals: `waitlist.unknown`, `waitlist.not-now` (offered already: cancel the booking).</remarks>
    [Alias("leave")]
    Task<Outcome<WaitlistPlace>> Leave(LeaveWaitlist command);

    /// <summary>Told when a booking of the resource has ended, or when somebody joined whose time was freed meanwhile.</summary>
    [Alias("time-freed")]
    Task TimeFreed(FreeTime command);

    /// <summary>Told by whoever tried to book for an entry.</summary>
    [Alias("record")]
    Task Record(RecordOffer command);
}

/// <summary>A place in a line. Where it stands is in the read model, for as long as anybody asks.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.place")]
public sealed record WaitlistPlace(Guid EntryId);

/// <summary>The identities of waiting.</summary>
public static class WaitlistId
{
    /// <summary>The line for a resource.</summary>
    public static Guid Of(Guid resourceId) => DerivedId.From(resourceId, "waitlist");

    /// <summary>The booking that an entry is offered, at its n-th offer.</summary>
    public static Guid BookingOf(Guid entryId, int offer) => DerivedId.From(entryId, $"offer/{offer}");
}
