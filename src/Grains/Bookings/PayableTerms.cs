using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Nobody is promised a price that no gateway of the marketplace takes: finding out after the booking would cost the slot.</summary>
internal static class PayableTerms
{
    /// <returns>Refused with `payment.no-gateway` where that is so. What is paid elsewhere, or agreed on later, is not asked.</returns>
    public static Outcome<BookingTerms> Payable(this GatewayChoice gateways, Outcome<BookingTerms> priced)
    {
        if (priced.View is not { Mode: not (BookingMode.Unpaid or BookingMode.Quote) } terms)
        {
            return priced;
        }

        return gateways.Fault(terms.Total) is { } fault ? fault
            : gateways.SecurityFault(terms) is { } unheld ? unheld
            : gateways.Stepped(terms);
    }

    /// <summary>The same of an offer, which is paid as a whole or milestone by milestone.</summary>
    public static Outcome<BookingTerms> PayableOffer(this GatewayChoice gateways, Outcome<BookingTerms> priced)
    {
        if (priced.View is not { } terms)
        {
            return priced;
        }

        foreach (var due in terms.Milestones is { } milestones ? milestones.Select(milestone => milestone.Total) : [terms.Total])
        {
            if (gateways.Fault(due) is { } fault)
            {
                return fault;
            }
        }

        return gateways.SecurityFault(terms) is { } unheld ? unheld : gateways.Stepped(terms);
    }

    /// <summary>Gateways take whole steps of some currencies, so what does not make one is paid with the deposit.</summary>
    private static BookingTerms Stepped(this GatewayChoice gateways, BookingTerms terms)
    {
        if (terms.Balance is not { } balance)
        {
            return terms;
        }

        var rest = new Money(balance.Due.Amount % (gateways.Step(terms.Total.Currency) ?? 1), balance.Due.Currency);
        return terms with
        {
            Deposit = terms.Deposit + rest,
            Balance = balance.Due == rest ? null : balance with { Due = balance.Due - rest },
        };
    }

    /// <summary>A deposit that nobody can pay would cancel the booking.</summary>
    private static Refusal? SecurityFault(this GatewayChoice gateways, BookingTerms terms) =>
        terms.Security is { Amount: var amount } ? gateways.Fault(amount) : null;
}
