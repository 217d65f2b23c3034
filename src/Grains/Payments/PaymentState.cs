using Marketplace.Packages;

namespace Marketplace.Payments;

/// <summary>Where the money of one payment is. Amounts are minor units of <see cref="Amount"/>'s currency.</summary>
[GenerateSerializer, Immutable, Alias("payment.state")]
internal sealed record PaymentState
{
    [Id(0)]
    public PaymentStatus Status { get; init; }

    [Id(1)]
    public Guid BookingId { get; init; }

    [Id(2)]
    public Guid CustomerId { get; init; }

    [Id(3)]
    public Guid ProviderId { get; init; }

    [Id(4)]
    public string Title { get; init; } = string.Empty;

    [Id(5)]
    public Money Amount { get; init; }

    [Id(6)]
    public bool CaptureLater { get; init; }

    [Id(7)]
    public DateTimeOffset ExpiresAt { get; init; }

    [Id(8)]
    public string TimeZone { get; init; } = string.Empty;

    [Id(9)]
    public string Gateway { get; init; } = string.Empty;

    [Id(10)]
    public string? CheckoutReference { get; init; }

    [Id(11)]
    public string? CheckoutUrl { get; init; }

    [Id(12)]
    public string? PaymentReference { get; init; }

    [Id(13)]
    public string? ChargeReference { get; init; }

    [Id(14)]
    public long Captured { get; init; }

    [Id(15)]
    public long Fee { get; init; }

    /// <summary>Every refund ever promised, done or not; their sum never exceeds what was captured.</summary>
    [Id(16)]
    public ImmutableArray<RefundView> Refunds { get; init; } = [];

    /// <summary>The provider's share, once earned; less what went back of it.</summary>
    [Id(17)]
    public long ProviderShare { get; init; }

    /// <summary>What the platform earned, commission, tax and fee together; less what went back of it.</summary>
    [Id(18)]
    public long PlatformShare { get; init; }

    [Id(19)]
    public string? TransferReference { get; init; }

    [Id(20)]
    public Guid? CheckoutIntent { get; init; }

    [Id(21)]
    public Guid? CaptureIntent { get; init; }

    [Id(22)]
    public Guid? VoidIntent { get; init; }

    [Id(23)]
    public Guid? TransferIntent { get; init; }

    /// <summary>Set while the provider's account cannot take the transfer.</summary>
    [Id(24)]
    public DateTimeOffset? TransferRetryAt { get; init; }

    /// <summary>Set once the booking no longer wants the money: whatever arrives later goes back.</summary>
    [Id(25)]
    public string? NotWanted { get; init; }

    /// <summary>When the gateway is asked what became of money that is under way; null while none is.</summary>
    [Id(26)]
    public DateTimeOffset? LookAt { get; init; }

    [Id(27)]
    public Guid? LookIntent { get; init; }

    /// <summary>What is paid of the booking.</summary>
    [Id(28)]
    public PaymentPurpose Purpose { get; init; }

    /// <summary>What pays instead of money; null for money.</summary>
    [Id(29)]
    public BookingCredit? Credit { get; init; }

    /// <summary>What went back after it was earned, the oldest first.</summary>
    [Id(30)]
    public ImmutableArray<PaymentReturn> Returns { get; init; } = [];

    /// <summary>Of what was earned, what each still has; null before.</summary>
    [Id(31)]
    public PaymentShares? Shares { get; init; }

    /// <summary>What banks have of it; null while none ever asked for any.</summary>
    [Id(32)]
    public PaymentChargebacks? Chargebacks { get; init; }

    /// <summary>What the gateway that was chosen last can do; null of what was started when there was one.</summary>
    [Id(33)]
    public GatewayTerms? Terms { get; init; }

    /// <summary>Of the gateway on whose page the customer could still pay, where that is another one.</summary>
    [Id(34)]
    public GatewayTerms? PageTerms { get; init; }

    /// <summary>What somebody confirmed who has the money; null where a gateway has it.</summary>
    [Id(35)]
    public HandoverReceipt? Receipt { get; init; }

    [Id(36)]
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether it had to be taken before the provider accepted, and they have not yet.</summary>
    [Id(37)]
    public bool AwaitsAcceptance { get; init; }

    /// <summary>How else the page that is open is paid, in the gateway's app.</summary>
    [Id(38)]
    public WalletPage? Wallet { get; init; }

    /// <summary>When the page was opened that is looked at by the clock.</summary>
    [Id(39)]
    public DateTimeOffset? PageOpenedAt { get; init; }

    /// <summary>How often that page was looked at because somebody said so.</summary>
    [Id(40)]
    public int Hints { get; init; }

    /// <summary>What of that the platform's coupon paid; less what went back of it.</summary>
    [Id(41)]
    public long CouponShare { get; init; }

    /// <summary>When the page that was opened last ends by itself, where nobody can close it before: until then somebody could pay there.</summary>
    [Id(50)]
    public DateTimeOffset? PageEndsAt { get; init; }

    /// <summary>The gateway's ids of what was declined, the oldest first.</summary>
    [Id(55)]
    public ImmutableArray<string> Declined { get; init; } = [];

    /// <summary>The gateway's fingerprint of the card that paid; null where none did.</summary>
    [Id(56)]
    public string? Card { get; init; }

    /// <summary>Whether the customer lets their card be kept for the balance; null where there is none.</summary>
    [Id(60)]
    public bool? KeepCard { get; init; }

    /// <summary>The card that the gateway keeps; null while it keeps none.</summary>
    [Id(61)]
    public KeptCard? Kept { get; init; }

    [Id(62)]
    public Guid? ForgetIntent { get; init; }

    /// <summary>How it is charged to a card that was kept; null where the customer pays on a page.</summary>
    [Id(63)]
    public CardCharge? Charge { get; init; }

    /// <summary>What of what was earned is tax on the service; less what went back of it. Null where nothing is.</summary>
    [Id(70)]
    public Bookings.TaxPart? Tax { get; init; }

    /// <summary>What the charge itself is to take to the provider's account; null where their share is transferred once it is earned.</summary>
    [Id(75)]
    public Money? Share { get; init; }

    /// <summary>What it took there; null where it took nothing.</summary>
    [Id(76)]
    public ChargedShare? Moved { get; init; }

    /// <summary>What the platform gave the customer back at its own expense, of what was earned.</summary>
    [Id(77)]
    public long Goodwill { get; init; }

    /// <summary>Who pays the gateway's fee of what goes back at the provider's wish.</summary>
    [Id(78)]
    public GatewayFeeBearer RefundFee { get; init; }

    /// <summary>What went back at the provider's wish, where they pay the fee of it.</summary>
    [Id(79)]
    public long ReturnedByProvider { get; init; }

    /// <summary>What of the gateway's fee they paid for that.</summary>
    [Id(80)]
    public long FeeCharged { get; init; }

    /// <summary>What the provider pays for not keeping the booking.</summary>
    [Id(81)]
    public long Penalty { get; init; }

    /// <summary>What of the customer's money was earned; less what went back of it.</summary>
    public long Earned => ProviderShare + PlatformShare - CouponShare;

    /// <summary>What of that the customer has not back in another way.</summary>
    public long Returnable => Earned - Goodwill;

    public GatewayTerms Can => Terms ?? GatewayTerms.Stripe;

    /// <summary>Whether the provider collected it.</summary>
    public bool IsKept => Receipt is { Collector: MoneyCollector.Provider };

    /// <summary>The package in whose name the money lies in the ledger; null where it lies in the booking's.</summary>
    public Guid? PackageId => Purpose is PaymentPurpose.Package ? BookingId : Credit?.PackageId;

    public long RefundsPromised => Refunds.Sum(refund => refund.Amount.Amount);

    public long RefundsDone => Refunds.Where(refund => refund.RefundReference is not null).Sum(refund => refund.Amount.Amount);

    /// <summary>Captured and neither promised back nor earned; whether a bank has it meanwhile is settled with whatever becomes of it.</summary>
    public long Held => Captured - RefundsPromised - Returnable - (Chargebacks is { } taken ? taken.RefundsSettled + taken.SharesSettled : 0);

    /// <summary>What the provider gave back of their share.</summary>
    public long ClawedBack => Returns.Where(back => !back.IsUnearned).Sum(back => back.Provider.Amount);

    public Money InCurrency(long amount) => new(amount, Amount.Currency);
}
