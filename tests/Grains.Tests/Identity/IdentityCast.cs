namespace Marketplace.Identity;

/// <summary>The people, the day and the history that tests of accounts and sessions speak of.</summary>
internal static class IdentityCast
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Actor Eve = TestContexts.Person(6);

    public static readonly Guid Nonce = new("dddddddd-0000-0000-0000-000000000001");
    public static readonly Guid OtherNonce = new("dddddddd-0000-0000-0000-000000000002");

    public static readonly AccountRegistered AdaRegistered = new(
        Monday, "ada@example.com", "hash-of-ada", "$hash$1", "Ada", "Lovelace", false, new MailedSecret(Nonce, Monday + Account.VerificationLifetime));

    public static readonly PasswordResetRequested AdaForgot = new(Monday.AddDays(1), new MailedSecret(OtherNonce, Monday.AddDays(1) + Account.ResetLifetime));

    public static readonly SessionOpened AdaLoggedIn = new(Monday, Ada.Id, 1, Monday + Session.IdleLifetime, Monday + Session.Lifetime);

    public static RegisterAccount Register() => new(
        TestContexts.By(Actor.Visitor), "ada@example.com", "hash-of-ada", "$hash$1", "Ada", "Lovelace", Nonce, IsOperator: false);

    public static VerifyEmail Verify(Guid nonce) => new(TestContexts.By(Actor.Visitor), nonce);

    public static RequestPasswordReset Forget() => new(TestContexts.By(Actor.Visitor), OtherNonce);

    public static ResetPassword Reset(Guid nonce) => new(TestContexts.By(Actor.Visitor), nonce, "$hash$2");

    public static ConfirmLogin LogIn(int credentialVersion = 1, string? rehashed = null) => new(TestContexts.By(Actor.Visitor), credentialVersion, rehashed);

    public static ChangeProfile Rename(string? lastName) => new(TestContexts.By(Ada), new ProfileChange(null, lastName, null, null));

    public static GrantProvider Grant(Actor by) => new(TestContexts.By(by));

    public static ConfirmMail Sent(Guid mail) => new(TestContexts.By(Actor.Platform), mail);

    public static OpenSession Open(Actor who) => new(TestContexts.By(Actor.Visitor), who.Id, 1);

    public static RotateSession Present(int generation) => new(TestContexts.By(Actor.Visitor), generation);

    public static CloseSession Close() => new(TestContexts.By(Ada));
}
