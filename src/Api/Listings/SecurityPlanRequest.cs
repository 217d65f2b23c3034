using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is held besides the price in case something is damaged: `{"amount": {"amount": 20000, "currency": "EUR"}, "dueBefore": "P2D", "returnAfter": "P3D"}`.</summary>
/// <param name="Amount">The same for every booking, in the currency of the price.</param>
/// <param name="DueBefore">How long before the start it is asked for, ISO 8601, from two hours to 30 days; two days when left out.</param>
/// <param name="ReturnAfter">How long after the end it may be claimed, ISO 8601, from one to 14 days; three days when left out.</param>
internal sealed record SecurityPlanRequest(MoneyRequest? Amount, string? DueBefore, string? ReturnAfter)
{
    public SecurityPlan Plan(Check check) => new(
        check.Money("securityDeposit.amount", Amount, min: 1),
        check.OptionalDuration("securityDeposit.dueBefore", DueBefore, SecurityTerms.ShortestDueBefore, SecurityTerms.LongestDueBefore) ?? SecurityTerms.UsualDueBefore,
        check.OptionalDuration("securityDeposit.returnAfter", ReturnAfter, SecurityTerms.ShortestReturnAfter, SecurityTerms.LongestReturnAfter) ?? SecurityTerms.UsualReturnAfter);
}
