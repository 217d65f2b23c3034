namespace Marketplace.Packages;

/// <summary>Where one package stands.</summary>
[GenerateSerializer, Immutable, Alias("package.state")]
internal sealed record PackageState
{
    [Id(0)]
    public PackageStatus Status { get; init; }

    [Id(1)]
    public Guid CustomerId { get; init; }

    [Id(2)]
    public PackageTerms? Terms { get; init; }

    [Id(3)]
    public Guid PaymentId { get; init; }

    [Id(4)]
    public DateTimeOffset BoughtAt { get; init; }

    [Id(5)]
    public DateTimeOffset PayBy { get; init; }

    [Id(6)]
    public DateTimeOffset? PaidAt { get; init; }

    [Id(7)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The gateway's id of the charge; null until it is paid.</summary>
    [Id(8)]
    public string? Charge { get; init; }

    /// <summary>Every session that was bought, by number.</summary>
    [Id(9)]
    public ImmutableArray<PackageCredit> Credits { get; init; } = [];

    [Id(10)]
    public string? Reason { get; init; }

    public PackageCredit? Of(Guid bookingId) => Credits.FirstOrDefault(credit => credit.BookingId == bookingId);

    public bool HasAny(params ReadOnlySpan<CreditStatus> statuses)
    {
        foreach (var credit in Credits)
        {
            if (statuses.Contains(credit.Status))
            {
                return true;
            }
        }

        return false;
    }

    public Money Sum(CreditStatus status) => Credits
        .Where(credit => credit.Status == status)
        .Aggregate(Money.Zero(Terms!.Plan.Price.Currency), (sum, credit) => sum + credit.Share);

    /// <summary>Promised back to the customer: of sessions that nobody used, and of some that were.</summary>
    public Money Refunded() => Credits.Aggregate(Sum(CreditStatus.Refunded), static (sum, credit) => credit.Returned is { } back ? sum + back : sum);

    public PackageState With(PackageCredit credit) => this with { Credits = Credits.SetItem(credit.Number - 1, credit) };
}
