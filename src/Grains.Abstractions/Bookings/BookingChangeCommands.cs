using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>A change order for a confirmed booking; the other side has to agree.</summary>
[GenerateSerializer, Immutable, Alias("booking.propose-change")]
public sealed record ProposeChange(CommandContext Context, ChangeWish Wish) : BookingCommand(Context);

/// <summary>The other side agrees to the change order. What it adds has to be paid before it is so.</summary>
/// <param name="Context">By the side that was asked.</param>
/// <param name="Number">Which change order was read; null takes the one that stands.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Grant">Filled in by the grain: the longer slot, where nothing has to be paid first.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="BookingId">And of which booking, because the payment's id derives from it.</param>
[GenerateSerializer, Immutable, Alias("booking.accept-change")]
public sealed record AcceptChange(
    CommandContext Context,
    int? Number = null,
    string? Reason = null,
    SlotGrant? Grant = null,
    Assignment? Assignment = null,
    Guid BookingId = default)
    : BookingCommand(Context);

/// <summary>It stays as it was: the other side does not agree, or whoever proposed it or has to pay for it thinks better of it.</summary>
[GenerateSerializer, Immutable, Alias("booking.decline-change")]
public sealed record DeclineChange(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>The customer gives something on top of the price.</summary>
/// <param name="Context">By the customer, or for them.</param>
/// <param name="Amount">How much, at most the price.</param>
/// <param name="Note">For the provider.</param>
/// <param name="BookingId">Filled in by the grain: of which booking, because the payment's id derives from it.</param>
[GenerateSerializer, Immutable, Alias("booking.give-tip")]
public sealed record GiveTip(CommandContext Context, Money Amount, string? Note, Guid BookingId = default) : BookingCommand(Context);
