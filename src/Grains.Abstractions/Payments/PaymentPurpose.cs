using System.Diagnostics;

namespace Marketplace.Payments;

/// <summary>What a payment is for. Stored by name; never rename.</summary>
public enum PaymentPurpose
{
    /// <summary>The price that was agreed at the sale.</summary>
    Booking,

    /// <summary>What a change order added to it.</summary>
    ChangeOrder,

    /// <summary>What the customer gave the provider on top, when the work was done.</summary>
    Tip,

    /// <summary>Sessions that are bought together, before any of them is booked: the subject is the package, not a booking.</summary>
    Package,

    /// <summary>A milestone after the first, which the sale pays for.</summary>
    Milestone,

    /// <summary>The part of the price that was not paid at the sale.</summary>
    Balance,

    /// <summary>What is held besides the price in case something is damaged.</summary>
    SecurityDeposit,
}

/// <summary>The ids of payments. They derive from what is paid, so that whoever wants one again finds it.</summary>
public static class PaymentId
{
    /// <param name="bookingId">Whose: the booking's, or the package's.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="number">Which of them. A booking is sold once, so there it says nothing.</param>
    public static Guid Of(Guid bookingId, PaymentPurpose purpose, int number) => purpose switch
    {
        PaymentPurpose.Booking => DerivedId.From(bookingId, "payment"),
        PaymentPurpose.ChangeOrder => DerivedId.From(bookingId, $"payment/change-order/{number}"),
        PaymentPurpose.Tip => DerivedId.From(bookingId, $"payment/tip/{number}"),
        PaymentPurpose.Package => DerivedId.From(bookingId, "payment/package"),
        PaymentPurpose.Milestone => DerivedId.From(bookingId, $"payment/milestone/{number}"),
        PaymentPurpose.Balance => OfBalance(OfSale(bookingId)),
        PaymentPurpose.SecurityDeposit => DerivedId.From(bookingId, "payment/security-deposit"),
        _ => throw new UnreachableException($"Nobody pays for {purpose}."),
    };

    /// <summary>The payment of the sale.</summary>
    public static Guid OfSale(Guid bookingId) => Of(bookingId, PaymentPurpose.Booking, 0);

    /// <summary>Of the balance of what was sold with another payment: there is one of each.</summary>
    public static Guid OfBalance(Guid sale) => DerivedId.From(sale, "balance");
}
