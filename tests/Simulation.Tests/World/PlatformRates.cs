using Marketplace.Bookings;
using Marketplace.Embedded;
using Marketplace.Listings;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What the platform of a town takes: a tenth of the price, and in some towns a fee of the customers and a tax besides.</summary>
internal static class PlatformRates
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "fees";

    /// <summary>How much the platform lends providers who give back: nothing, less than a booking or two, or what is usual.</summary>
    public static RefundOptions DrawLimit(Chance chance) => new() { ProviderLimit = chance.Pick<int>([0, 50, 1_000]) };

    /// <summary>The habit that has providers pay what the gateway keeps of their refunds, by the name that leaves it out.</summary>
    public const string RefundFees = "refund-fees";

    /// <summary>Who pays it is drawn for each process anew: what has begun goes on as it did.</summary>
    public static RefundFeeOptions DrawFees(Scenario scenario, Chance chance) =>
        new() { GatewayFee = scenario.Has(RefundFees) && chance.PerMille(600) ? GatewayFeeBearer.Provider : GatewayFeeBearer.Platform };

    public static CommissionOptions Draw(Scenario scenario, Chance chance) => !scenario.Has(Habit) || chance.PerMille(500)
        ? new CommissionOptions()
        : new CommissionOptions
        {
            // Odd ones too, so that what is divided does not divide.
            CustomerFeeBasisPoints = chance.PerMille(500) ? chance.Between(1, 20) * 1_00 : chance.Between(1, 19_99),
            TaxBasisPoints = chance.PerMille(500) ? 19_00 : 0,
        };
}
