namespace Marketplace.Bookings;

/// <summary>The work is handed over, for the first time or again.</summary>
/// <param name="Context">By the provider or an operator.</param>
/// <param name="Note">What the customer should know of it.</param>
/// <param name="Links">Where it lies; at most <see cref="BookingDelivery.MaximumLinks"/>.</param>
/// <param name="Reason">Why, in words; above all from operators.</param>
[GenerateSerializer, Immutable, Alias("booking.deliver")]
public sealed record DeliverWork(CommandContext Context, string? Note, ImmutableArray<string> Links, string? Reason = null) : BookingCommand(Context);

/// <summary>What was delivered is what was agreed: the work is done.</summary>
/// <param name="Context">By the customer or an operator.</param>
/// <param name="Delivery">Which delivery was looked at; null takes the last one.</param>
/// <param name="Reason">Why, in words; above all from operators.</param>
[GenerateSerializer, Immutable, Alias("booking.take-delivery")]
public sealed record TakeDelivery(CommandContext Context, int? Delivery = null, string? Reason = null) : BookingCommand(Context);

/// <summary>Something about what was delivered has to be otherwise.</summary>
/// <param name="Context">By the customer or an operator.</param>
/// <param name="Wanted">What; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.want-changes")]
public sealed record WantChanges(CommandContext Context, string Wanted) : BookingCommand(Context);
