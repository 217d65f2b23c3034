namespace Marketplace.Interleavings;

/// <summary>What providers and operators do about money that was earned, disputed, or has to be handed over.</summary>
internal static class MoneyCards
{
    public static readonly ImmutableArray<Card> All =
    [
        Provider(5, "asks for the money", "payouts", new { }),
        Provider(1, "pauses payouts", "payouts/pause", new { reason = "I change banks." }),
        Provider(1, "resumes payouts", "payouts/resume", new { reason = "It is done." }),
        new(2, Schedules),
        Operator(1, "holds the payouts", "hold"),
        Operator(1, "releases the payouts", "release"),
        Desk(2, "sends failed payouts again", desk => desk.RetriesPayouts()),
        Desk(2, "confirms what was handed over", desk => desk.ConfirmsHandovers()),
        Desk(2, "asks once more for refunds that came back", desk => desk.RetriesRefunds()),
        Desk(1, "compares with the gateways", desk => desk.Compares()),
        Desk(3, "reads the proof", desk => desk.ReadsTheProof()),
        Desk(2, "accepts disputes", desk => desk.AnswersDisputes("accept", new { reason = "True." })),
        Desk(1, "hands in what is known of disputes", desk => desk.AnswersDisputes("submit", new { reason = "We know enough." })),
        Desk(2, "tells banks something that wins", desk => desk.AnswersDisputes("statements", new { text = "It is winning_evidence." })),
        Desk(1, "tells banks something that loses", desk => desk.AnswersDisputes("statements", new { text = "It is losing_evidence." })),
    ];

    private static Card Provider(int weight, string does, string path, object body) => new(weight, dice =>
    {
        var (who, copies) = (dice.Of(Stage.Providers), dice.Copies());
        return new Step($"{who} {does}", stage => stage.Asks(who, $"/providers/me/{path}", body, copies));
    });

    private static Step Schedules(Dice dice)
    {
        var (who, interval) = (dice.Of(Stage.Providers), dice.Of("daily", "weekly", "manual"));
        return new Step($"{who} wants to be paid {interval}", stage => stage.Schedules(who, interval));
    }

    private static Card Operator(int weight, string does, string path) => new(weight, dice =>
    {
        var whose = dice.Of(Stage.Providers);
        return new Step(
            $"{Stage.Olga} {does} of {whose}",
            stage => stage.Asks(Stage.Olga, $"/admin/providers/{stage.ProviderId(whose)}/payouts/{path}", new { reason = "Let me look." }, copies: 1));
    });

    private static Card Desk(int weight, string does, Func<Desk, Task<string>> act) =>
        new(weight, _ => new Step($"{Stage.Olga} {does}", stage => act(new Desk(stage))));
}
