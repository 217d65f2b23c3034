namespace Marketplace.Providers;

/// <summary>Where one provider stands.</summary>
[GenerateSerializer, Immutable, Alias("provider.state")]
internal sealed record ProviderState
{
    [Id(0)]
    public ProviderStatus Status { get; init; }

    [Id(1)]
    public Guid AccountId { get; init; }

    [Id(2)]
    public ProviderProfile? Profile { get; init; }

    [Id(3)]
    public GatewayAccount Gateway { get; init; } = GatewayAccount.None;

    /// <summary>The intent that opens the account at the gateway; empty until it is wanted.</summary>
    [Id(4)]
    public Guid OnboardingIntent { get; init; }

    [Id(5)]
    public ProviderBadges Badges { get; init; } = ProviderBadges.None;

    [Id(6)]
    public DateTimeOffset RegisteredAt { get; init; }

    [Id(7)]
    public DateTimeOffset UpdatedAt { get; init; }

    [Id(8)]
    public DateTimeOffset? ActivatedAt { get; init; }

    [Id(9)]
    public DateTimeOffset? SuspendedAt { get; init; }

    [Id(10)]
    public string? Reason { get; init; }

    [Id(11)]
    public DateTimeOffset? ClosedAt { get; init; }

    [Id(12)]
    public TaxDetails? TaxDetails { get; init; }

    /// <summary>Where payouts go and went, in the order in which the gateway told it.</summary>
    [Id(20)]
    public ImmutableArray<KnownBankAccount> Banks { get; init; } = [];

    /// <summary>Mails about them that are not on their way yet.</summary>
    [Id(21)]
    public ImmutableArray<BankMail> BankMails { get; init; } = [];
}
