namespace Marketplace.Abuse;

/// <summary>Reads who paid whom with what. What is read was written before; of two payments at once the later one sees both.</summary>
internal interface IDealings
{
    /// <summary>The payments that a card paid, the newest first, and no more than <see cref="Most"/>.</summary>
    Task<ImmutableArray<CardPayment>> OfCard(string card, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>What a customer had of a provider.</summary>
    Task<Dealings> Between(Guid providerId, Guid customerId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>More than any honest card pays in a quarter of a year.</summary>
    const int Most = 200;
}

/// <summary>A card paid something.</summary>
internal sealed record CardPayment(Guid PaymentId, Guid CustomerId, Guid ProviderId);

/// <param name="Paid">Bookings that they paid for.</param>
/// <param name="Free">Bookings that cost them nothing.</param>
/// <param name="Elsewhere">Bookings of other providers' that they paid for, or that cost them nothing.</param>
internal sealed record Dealings(long Paid, long Free, long Elsewhere);
