namespace Marketplace.Abuse;

/// <summary>
/// What one customer may try to pay. The grain key is their account: whichever process they reach, all that they try is counted here.
/// See docs/adr/0038-abuse.md.
/// </summary>
[Alias("payer")]
public interface IPayerGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Before anything is written that a gateway is asked for: whether the customer may try.</summary>
    /// <remarks>
    /// Refusals: `payment.barred`, `payment.too-many-attempts`, `payment.too-many-declines`, `payment.amount-limit`.
    /// </remarks>
    [Alias("try")]
    Task<Outcome<PayerView>> Try(TryPayment command);

    /// <summary>A card was declined.</summary>
    [Alias("decline")]
    Task Decline(NoteDecline command);

    /// <summary>A payment of theirs came.</summary>
    [Alias("paid")]
    Task Paid(NotePaid command);

    /// <summary>Lets a customer begin no payment, until they are admitted again. What has begun goes on.</summary>
    /// <remarks>Refusals: `payer.unknown`, `payer.barred`.</remarks>
    [Alias("bar")]
    Task<Outcome<PayerView>> Bar(BarPayer command);

    /// <summary>Ends a bar.</summary>
    /// <remarks>Refusals: `payer.unknown`, `payer.not-barred`.</remarks>
    [Alias("admit")]
    Task<Outcome<PayerView>> Admit(AdmitPayer command);

    /// <summary>For operators.</summary>
    /// <remarks>Refusals: `payer.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<PayerView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <summary>What is known of a customer who pays.</summary>
/// <param name="Id">Their account.</param>
/// <param name="TriesInHour">What they began to pay within the last hour.</param>
/// <param name="TriesInDay">The same within a day.</param>
/// <param name="DeclinesInHour">Cards of theirs that were declined within the last hour.</param>
/// <param name="DeclinesInDay">The same within a day.</param>
/// <param name="FirstPaidAt">When the first money of theirs came; null while none has.</param>
/// <param name="Bar">Since when and why they may not pay; null while they may.</param>
/// <param name="Version">Counts changes.</param>
[GenerateSerializer, Immutable, Alias("payer.view")]
public sealed record PayerView(
    Guid Id,
    int TriesInHour,
    int TriesInDay,
    int DeclinesInHour,
    int DeclinesInDay,
    DateTimeOffset? FirstPaidAt,
    PayerBar? Bar,
    long Version) : IVersioned;

/// <summary>Somebody may not pay.</summary>
/// <param name="Since">Since when.</param>
/// <param name="By">The operator.</param>
/// <param name="Reason">Why, for operators.</param>
[GenerateSerializer, Immutable, Alias("payer.bar-view")]
public sealed record PayerBar(DateTimeOffset Since, Guid By, string Reason);
