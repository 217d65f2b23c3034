using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Another time is proposed; the other side has to agree.</summary>
/// <param name="Context">By either side.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="Reason">For the other side.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new start.</param>
/// <param name="Duration">How long it would take; null leaves that. The price stays, so whoever says so has seen that it does not rest on it.</param>
/// <param name="From">Only while it is still at that time; null wherever it is.</param>
[GenerateSerializer, Immutable, Alias("booking.reschedule")]
public sealed record ProposeMove(
    CommandContext Context, DateTimeOffset Start, string? Reason, bool WaivesFee, TimeSpan? Duration = null, DateTimeOffset? From = null)
    : BookingCommand(Context);

/// <summary>The other side agrees to the proposed time.</summary>
/// <param name="Context">By the side that was asked.</param>
/// <param name="WaivesFee">From the provider: cancellations are judged by the new start.</param>
/// <param name="Grant">Filled in by the grain: the new slot.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Start">Only if that time is proposed; null agrees to whichever is.</param>
/// <param name="Anchor">From the platform, which undoes a move: cancellations are judged by this start again.</param>
[GenerateSerializer, Immutable, Alias("booking.accept-move")]
public sealed record AcceptMove(
    CommandContext Context,
    bool WaivesFee,
    SlotGrant? Grant = null,
    Assignment? Assignment = null,
    string? Reason = null,
    DateTimeOffset? Start = null,
    DateTimeOffset? Anchor = null)
    : BookingCommand(Context);

/// <summary>It stays as it was: the other side does not agree, or whoever proposed thinks better of it.</summary>
[GenerateSerializer, Immutable, Alias("booking.decline-move")]
public sealed record DeclineMove(CommandContext Context, string? Reason) : BookingCommand(Context);
