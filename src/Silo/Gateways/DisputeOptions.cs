using Marketplace.Disputes;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>How disputes at customers' banks are handled; the section `Disputes`. What holds when one begins holds for all of it.</summary>
internal sealed record DisputeOptions
{
    public const string Section = "Disputes";

    public const string Problem = "Disputes:AnswerMargin must be positive, and Disputes:Reminder longer.";

    /// <summary>Who bears what a bank keeps.</summary>
    public ChargebackBearer Loss { get; init; } = ChargebackBearer.Provider;

    /// <summary>Who bears the gateway's fee for it.</summary>
    public ChargebackBearer Fee { get; init; } = ChargebackBearer.Provider;

    /// <summary>How long before the bank's deadline the evidence is sent, if nobody has sent it: longer than gateways and hosts are usually away.</summary>
    public TimeSpan AnswerMargin { get; init; } = DisputeTerms.Usual.Margin;

    /// <summary>How long before the bank's deadline a provider who has said nothing is reminded.</summary>
    public TimeSpan Reminder { get; init; } = DisputeTerms.Usual.Reminder;

    public DisputeTerms Terms => new(new ChargebackTerms(Loss, Fee), AnswerMargin, Reminder);
}
