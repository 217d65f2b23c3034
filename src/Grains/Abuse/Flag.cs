using System.Diagnostics;
using static Marketplace.Abuse.FlagStatus;

namespace Marketplace.Abuse;

/// <summary>The rules of a flag: raised once by the platform, decided once by an operator.</summary>
internal sealed class Flag : IRules<FlagState, FlagCommand, FlagEvent>
{
    private Flag()
    {
    }

    public static string StreamType => "abuse-flag";

    public static Decision<FlagEvent> Decide(FlagState flag, FlagCommand command, DateTimeOffset now) =>
        (flag.Status, command) switch
        {
            (None, RaiseFlag { Context.By.Role: ActorRole.Platform } raise) => new FlagRaised(now, raise.Case),
            (_, RaiseFlag) => Decision<FlagEvent>.Nothing,
            (None, _) or (_, { Context.By.IsStaff: false }) => FlagRefusals.Unknown,
            (Open, ClearFlag clear) => new FlagCleared(now, clear.Context.By.Id, clear.Reason),
            (Open, ConfirmFlag confirm) => new FlagConfirmed(now, confirm.Context.By.Id, confirm.Reason),
            (Cleared or Confirmed, ClearFlag or ConfirmFlag) => FlagRefusals.NotWhile(flag.Status),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static FlagState Evolve(FlagState flag, FlagEvent happened) =>
        happened switch
        {
            FlagRaised e => new FlagState { Status = Open, Case = e.Case, RaisedAt = e.At },
            FlagCleared e => flag with { Status = Cleared, DecidedAt = e.At, DecidedBy = e.By, Reason = e.Reason },
            FlagConfirmed e => flag with { Status = Confirmed, DecidedAt = e.At, DecidedBy = e.By, Reason = e.Reason },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>Every way a flag says no. The codes are documented in docs/errors.md.</summary>
internal static class FlagRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "flag.unknown", "There is no such flag.");

    public static Refusal NotWhile(FlagStatus status) =>
        new Refusal(RefusalKind.NotNow, "flag.not-now", "Somebody has decided about this flag.").With("status", status);
}
