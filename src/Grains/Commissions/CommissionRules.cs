using System.Diagnostics;

namespace Marketplace.Commissions;

/// <summary>The rules of the tariff: operators replace it as a whole, and only by one that makes sense.</summary>
internal sealed class CommissionRules : IRules<CommissionRulesState, CommissionCommand, CommissionEvent>
{
    private CommissionRules()
    {
    }

    public static string StreamType => "commission-rules";

    public static Decision<CommissionEvent> Decide(CommissionRulesState rules, CommissionCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when !command.Context.By.IsStaff => CommissionRefusals.NotYours,
            SetCommissionRules set when TariffFaults.Of(set.Tariff) is { } fault => fault,
            SetCommissionRules set => new CommissionRulesSet(now, set.Tariff, set.Context.By.Id),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static CommissionRulesState Evolve(CommissionRulesState rules, CommissionEvent happened) =>
        happened switch
        {
            CommissionRulesSet e => rules with { Tariff = e.Tariff, SetAt = e.At, SetBy = e.By },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>What is in force.</summary>
[GenerateSerializer, Immutable, Alias("commission.rules-state")]
internal sealed record CommissionRulesState
{
    /// <summary>Null until the first was set: then it is the one of the configuration.</summary>
    [Id(0)]
    public CommissionTariff? Tariff { get; init; }

    [Id(1)]
    public DateTimeOffset? SetAt { get; init; }

    [Id(2)]
    public Guid? SetBy { get; init; }
}

/// <summary>Every way the tariff says no. The codes are documented in docs/errors.md.</summary>
internal static class CommissionRefusals
{
    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "commission.not-yours", "Only operators set what the platform takes.");

    public static readonly Refusal NotValid =
        new(RefusalKind.NotValid, "commission.rules-not-valid", "These rules do not make sense together.");
}
