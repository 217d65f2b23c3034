namespace Marketplace.Abuse;

public sealed class AbuseLaws : RulesLaws
{
    [Fact]
    public void The_laws_hold()
    {
        HoldFor<Payer, PayerState, PayerCommand, PayerEvent>();
        HoldFor<Flag, FlagState, FlagCommand, FlagEvent>();
    }
}
