namespace Marketplace.Bookings;

/// <summary>The balance is due, and the customer is asked for it.</summary>
/// <param name="At">When.</param>
/// <param name="PaymentId">Its payment.</param>
/// <param name="Due">How much.</param>
/// <param name="PayBy">Until when. Unpaid the booking is cancelled then.</param>
[GenerateSerializer, Immutable, Alias("booking.balance-asked")]
public sealed record BookingBalanceAsked(DateTimeOffset At, Guid PaymentId, Money Due, DateTimeOffset PayBy) : BookingEvent(At);

/// <summary>The balance may be paid until another time now: the booking has moved, or money is under way, or did not come.</summary>
[GenerateSerializer, Immutable, Alias("booking.balance-renewed")]
public sealed record BookingBalanceRenewed(DateTimeOffset At, Guid PaymentId, DateTimeOffset PayBy) : BookingEvent(At);

/// <summary>The balance is paid, and with it the whole price.</summary>
[GenerateSerializer, Immutable, Alias("booking.balance-paid")]
public sealed record BookingBalancePaid(DateTimeOffset At, Guid PaymentId, Money Amount) : BookingEvent(At);

/// <summary>Nobody waits for the balance any more: the booking ends unpaid, and whatever comes of it goes back.</summary>
[GenerateSerializer, Immutable, Alias("booking.balance-lapsed")]
public sealed record BookingBalanceLapsed(DateTimeOffset At, Guid PaymentId, string Reason) : BookingEvent(At);

/// <summary>The customer was written to that the balance is due, with the link to where it is paid.</summary>
[GenerateSerializer, Immutable, Alias("booking.balance-mailed")]
public sealed record BookingBalanceMailed(DateTimeOffset At, Guid MailId) : BookingEvent(At);
