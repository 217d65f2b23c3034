namespace Marketplace;

/// <summary>Prints what every status does with every command, so that a test can hold the whole table.</summary>
internal static class TransitionTable
{
    /// <summary>Cells: the status that follows, the refusal's code without its prefix, or `-` when nothing happens.</summary>
    public static void AssertEqual<TRules, TState, TCommand, TEvent>(
        TEvent[][] histories, TCommand[] commands, DateTimeOffset at, Func<TState, string> nameOf, string expected)
        where TRules : IRules<TState, TCommand, TEvent>
        where TState : class, new()
        where TCommand : class, ICommand
        where TEvent : class
    {
        var header = commands.Select(command => command.GetType().Name).Prepend(string.Empty).ToArray();
        var rows = histories.Select(history =>
        {
            var state = history.Aggregate(new TState(), TRules.Evolve);
            return commands.Select(command => Cell(state, command)).Prepend(nameOf(state)).ToArray();
        });

        Assert.Equal(Normalise(expected), Normalise(Render([header, .. rows])));

        string Cell(TState state, TCommand command)
        {
            var decision = TRules.Decide(state, command, at);
            return decision switch
            {
                { Refusal: { } refusal } => refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..],
                { Events.IsEmpty: true } => "-",
                _ => nameOf(decision.Events.Aggregate(state, TRules.Evolve)),
            };
        }
    }

    private static string Render(string[][] rows) =>
        string.Join('\n', rows.Select(row => string.Join(" | ", row)));

    private static string Normalise(string table) =>
        string.Join('\n', table.ReplaceLineEndings("\n").Split('\n').Select(line =>
            string.Join('|', line.Split('|').Select(cell => cell.Trim()))));
}
