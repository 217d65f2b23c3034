using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is paid when: `{"deposit": {"basisPoints": 3000}, "balanceDue": "P7D"}`.</summary>
/// <param name="Deposit">What is paid at the sale, besides the customer's fee.</param>
/// <param name="BalanceDue">How long before the start the balance is due, ISO 8601, from two hours to half a year.</param>
internal sealed record PaymentPlanRequest(DepositRequest? Deposit, string? BalanceDue)
{
    public PaymentPlan Plan(Check check)
    {
        check.Require(Deposit?.BasisPoints is null != Deposit?.Amount is null, "payment.deposit", "needs either basisPoints or amount");
        return new PaymentPlan(
            (int?)check.OptionalNumber("payment.deposit.basisPoints", Deposit?.BasisPoints, 1, 99_99),
            check.OptionalMoney("payment.deposit.amount", Deposit?.Amount, min: 1),
            check.Duration("payment.balanceDue", BalanceDue, BalanceTerms.ShortestDueBefore, BalanceTerms.LongestDueBefore));
    }
}

/// <summary>Either a share of the price before the customer's fee, or an amount.</summary>
/// <param name="BasisPoints">Hundredths of a percent, from 1 to 9999.</param>
/// <param name="Amount">In the currency of the price.</param>
internal sealed record DepositRequest(long? BasisPoints, MoneyRequest? Amount);

/// <summary>What is paid when, as it was given.</summary>
/// <param name="Deposit">What is paid at the sale.</param>
/// <param name="BalanceDue">How long before the start the balance is due. It is charged by itself then to a customer who let their card be kept, and paid by a link by any other.</param>
internal sealed record PaymentPlanBody(DepositBody Deposit, TimeSpan BalanceDue)
{
    public static PaymentPlanBody? Of(PaymentPlan? plan) => plan is null ? null : new(new DepositBody(plan.BasisPoints, plan.Amount), plan.BalanceDue);
}

/// <summary>A deposit as it was given.</summary>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee; null where it is an amount.</param>
/// <param name="Amount">The same for every booking; null where it is a share.</param>
internal sealed record DepositBody(int? BasisPoints, Money? Amount);
