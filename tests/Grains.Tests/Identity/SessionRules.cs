using static Marketplace.Identity.IdentityCast;

namespace Marketplace.Identity;

public sealed class SessionRules : RulesLaws
{
    private readonly Story<Session, SessionState, SessionCommand, SessionEvent> story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Session, SessionState, SessionCommand, SessionEvent>();

    [Fact]
    public void The_current_token_makes_the_next() =>
        story.Given(AdaLoggedIn).At(Monday.AddDays(1)).When(Present(0)).Then(Rotated(1, Monday.AddDays(1)));

    [Fact]
    public void A_session_knows_when_somebody_last_proved_who_they_are()
    {
        story.Given(AdaLoggedIn);
        Assert.Equal(Monday, story.State.ProvedAt);
        story.At(Monday.AddDays(1)).When(Present(0)).When(new ProveSession(TestContexts.By(Ada))).Then(new SessionProved(Monday.AddDays(1)));
        Assert.Equal(Monday.AddDays(1), story.State.ProvedAt);
        story.When(new CloseSession(TestContexts.By(Ada))).When(new ProveSession(TestContexts.By(Ada))).ThenRefused("identity.session-ended");
    }

    [Fact]
    public void The_last_token_within_the_grace_gives_the_same_successor()
    {
        story.Given(AdaLoggedIn, Rotated(1, Monday)).At(Monday + Session.Grace).When(Present(0)).ThenNothing();

        Assert.True(Session.MaySucceed(story.State, presented: 0, Monday + Session.Grace));
    }

    [Fact]
    public void After_the_grace_it_was_stolen_and_the_session_ends()
    {
        var late = Monday + Session.Grace + TimeSpan.FromTicks(1);

        story.Given(AdaLoggedIn, Rotated(1, Monday)).At(late).When(Present(0)).Then(new SessionClosed(late, SessionEnd.TokenReused));

        Assert.False(Session.MaySucceed(story.State, presented: 0, late));
        story.When(Present(1)).ThenRefused("identity.refresh-token-not-valid");
    }

    [Fact]
    public void A_token_whose_successor_was_used_was_stolen_even_within_the_grace() =>
        story.Given(AdaLoggedIn, Rotated(1, Monday), Rotated(2, Monday)).At(Monday).When(Present(0))
            .Then(new SessionClosed(Monday, SessionEnd.TokenReused));

    [Fact]
    public void A_generation_that_was_never_given_out_is_refused() =>
        story.Given(AdaLoggedIn).At(Monday).When(Present(1)).ThenRefused("identity.refresh-token-not-valid");

    [Fact]
    public void A_session_that_nobody_uses_ends() =>
        story.Given(AdaLoggedIn).At(Monday + Session.IdleLifetime).When(Present(0)).ThenRefused("identity.refresh-token-not-valid");

    [Fact]
    public void However_much_it_is_used_it_ends()
    {
        var before = Monday + Session.Lifetime - TimeSpan.FromMinutes(1);

        story.Given(AdaLoggedIn, Rotated(1, before)).At(Monday + Session.Lifetime).When(Present(1)).ThenRefused("identity.refresh-token-not-valid");
    }

    [Fact]
    public void Nobody_else_opens_it_again() =>
        story.Given(AdaLoggedIn).At(Monday).When(Open(Eve)).ThenRefused("identity.refresh-token-not-valid");

    [Fact]
    public void The_table() =>
        TransitionTable.AssertEqual<Session, SessionState, SessionCommand, SessionEvent>(
            [[], [AdaLoggedIn], [AdaLoggedIn, new SessionClosed(Monday, SessionEnd.LoggedOut)]],
            [Open(Ada), Present(0), Close()],
            at: Monday.AddHours(1),
            nameOf: session => !session.Exists ? "None" : session.Ended is null ? $"Open {session.Generation}" : "Ended",
            expected:
            """
                   | OpenSession | RotateSession           | CloseSession
            None   | Open 0      | refresh-token-not-valid | refresh-token-not-valid
            Open 0 | -           | Open 1                  | Ended
            Ended  | -           | refresh-token-not-valid | -
            """);

    private static SessionRotated Rotated(int generation, DateTimeOffset at) => new(at, generation, at + Session.IdleLifetime);
}
