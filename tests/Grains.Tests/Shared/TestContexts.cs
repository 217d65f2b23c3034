namespace Marketplace;

/// <summary>Contexts of commands in tests of rules, where only who asks matters.</summary>
internal static class TestContexts
{
    private static long counter;

    /// <summary>A command of that actor, with an id of its own.</summary>
    public static CommandContext By(Actor actor) =>
        new(CommandId.CausedBy("test", Interlocked.Increment(ref counter), string.Empty), actor, string.Empty, "test", null);

    /// <summary>A person whose ids are all made of one digit.</summary>
    public static Actor Person(int digit)
    {
        var id = new Guid($"{new string((char)('0' + digit), 8)}-0000-0000-0000-000000000000");
        return new Actor(ActorRole.Member, id, DerivedId.From(id, "provider"));
    }
}
