using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// Cards that are declined on a gateway's page. The page takes another one, which helps whoever mistyped theirs, and whoever tries out cards that
/// are not theirs: so it takes only so many.
/// </summary>
internal static class DeclinedCards
{
    /// <summary>A person has two or three cards and mistypes one; whoever has eight declined is not looking for the right one.</summary>
    public const int Most = 8;

    /// <summary>With the last of them the page is closed. Money that comes all the same is late money: it is given back, or its booking takes it.</summary>
    public static Decision<PaymentEvent> Judge(PaymentState payment, RecordGatewayFact record, CardDeclined fact, DateTimeOffset now)
    {
        if (payment.Declined.Length >= Most || payment.Declined.Contains(fact.ChargeReference, StringComparer.Ordinal))
        {
            return Decision<PaymentEvent>.Nothing;
        }

        var declined = new PaymentDeclined(now, fact.ChargeReference, fact.Reason, fact.Card);
        return payment is { Status: Pending, NotWanted: null } && payment.Declined.Length == Most - 1
            ? Decision<PaymentEvent>.Happened(
                declined, new VoidWanted(now, DerivedId.From(payment.BookingId, record.Context.Id.Value, "void"), "Too many cards were declined."))
            : declined;
    }
}
