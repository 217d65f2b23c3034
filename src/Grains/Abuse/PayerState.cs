namespace Marketplace.Abuse;

/// <summary>What a customer tried lately.</summary>
[GenerateSerializer, Immutable, Alias("payer.state")]
internal sealed record PayerState
{
    /// <summary>Within a day before the last of them, the oldest first.</summary>
    [Id(0)]
    public ImmutableArray<PayerTry> Tries { get; init; } = [];

    /// <summary>When cards were declined, within a day before the last time, the oldest first.</summary>
    [Id(1)]
    public ImmutableArray<DateTimeOffset> Declines { get; init; } = [];

    [Id(2)]
    public DateTimeOffset? FirstPaidAt { get; init; }

    [Id(3)]
    public PayerBar? Bar { get; init; }
}

/// <summary>Somebody began to pay something.</summary>
[GenerateSerializer, Immutable, Alias("payer.one-try")]
internal sealed record PayerTry(DateTimeOffset At, Guid PaymentId, Money? Amount);
