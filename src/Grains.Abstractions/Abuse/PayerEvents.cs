namespace Marketplace.Abuse;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("payer.event")]
public abstract record PayerEvent(DateTimeOffset At);

/// <summary>The customer begins to pay something, or tries again on another page.</summary>
[GenerateSerializer, Immutable, Alias("payer.tried")]
public sealed record PayerTried(DateTimeOffset At, Guid PaymentId, Money? Amount) : PayerEvent(At);

/// <summary>A card was declined.</summary>
[GenerateSerializer, Immutable, Alias("payer.declined")]
public sealed record PayerDeclined(DateTimeOffset At, Guid PaymentId) : PayerEvent(At);

/// <summary>The first money of theirs came.</summary>
[GenerateSerializer, Immutable, Alias("payer.paid")]
public sealed record PayerPaid(DateTimeOffset At) : PayerEvent(At);

[GenerateSerializer, Immutable, Alias("payer.barred")]
public sealed record PayerBarred(DateTimeOffset At, Guid By, string Reason) : PayerEvent(At);

[GenerateSerializer, Immutable, Alias("payer.admitted")]
public sealed record PayerAdmitted(DateTimeOffset At, Guid By, string Reason) : PayerEvent(At);
