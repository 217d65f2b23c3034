using static Marketplace.Identity.IdentityCast;

namespace Marketplace.Identity;

public sealed class AccountRules : RulesLaws
{
    private readonly Story<Account, AccountState, AccountCommand, AccountEvent> story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Account, AccountState, AccountCommand, AccountEvent>();

    [Fact]
    public void Registering_asks_by_mail_whether_the_address_is_right() =>
        story.At(Monday).When(Register()).Then(AdaRegistered).ThenWants(Account.MailIntent);

    [Fact]
    public void A_mail_that_is_on_its_way_is_no_longer_wanted() =>
        story.Given(AdaRegistered).At(Monday).When(Sent(Nonce)).Then(new MailConfirmed(Monday, Nonce)).ThenWants();

    [Fact]
    public void The_mailed_nonce_proves_the_address() =>
        story.Given(AdaRegistered).At(Monday.AddDays(6)).When(Verify(Nonce)).Then(new EmailVerified(Monday.AddDays(6)));

    [Fact]
    public void On_the_stroke_of_its_end_it_is_too_late() =>
        story.Given(AdaRegistered).At(Monday + Account.VerificationLifetime).When(Verify(Nonce)).ThenRefused("identity.token-not-valid");

    [Fact]
    public void The_same_link_opened_again_is_no_error_even_after_its_end() =>
        story.Given(AdaRegistered, new EmailVerified(Monday)).At(Monday.AddDays(30)).When(Verify(Nonce)).ThenNothing();

    [Fact]
    public void Another_nonce_proves_nothing() =>
        story.Given(AdaRegistered).At(Monday).When(Verify(OtherNonce)).ThenRefused("identity.token-not-valid");

    [Fact]
    public void A_new_password_ends_the_sessions_of_the_old_one_and_proves_the_address()
    {
        var when = AdaForgot.At.AddMinutes(59);

        story.Given(AdaRegistered, AdaForgot).At(when).When(Reset(OtherNonce)).Then(new PasswordChanged(when, "$hash$2"));

        Assert.Equal(2, story.State.CredentialVersion);
        Assert.True(story.State.EmailVerified);
        story.When(Reset(OtherNonce)).ThenRefused("identity.token-not-valid");
    }

    [Fact]
    public void A_reset_lives_for_an_hour() =>
        story.Given(AdaRegistered, AdaForgot).At(AdaForgot.At.AddHours(1)).When(Reset(OtherNonce)).ThenRefused("identity.token-not-valid");

    [Fact]
    public void Whoever_asks_twice_gets_one_mail_with_the_latest_token()
    {
        story.Given(AdaRegistered, AdaForgot, AdaForgot with { Reset = new MailedSecret(Nonce, AdaForgot.Reset.ExpiresAt) });

        story.ThenWants(Account.MailIntent, Account.MailIntent);
        Assert.Equal(Nonce, story.State.Reset!.Nonce);
    }

    [Fact]
    public void A_login_with_a_password_that_was_changed_meanwhile_is_refused() =>
        story.Given(AdaRegistered, new PasswordChanged(Monday, "$hash$2")).At(Monday).When(LogIn(credentialVersion: 1)).ThenRefused("identity.credentials-not-valid");

    [Fact]
    public void A_login_may_renew_the_hash_without_ending_sessions()
    {
        story.Given(AdaRegistered).At(Monday).When(LogIn(rehashed: "$hash$better")).Then(new LoggedIn(Monday, "$hash$better"));

        Assert.Equal("$hash$better", story.State.PasswordHash);
        Assert.Equal(1, story.State.CredentialVersion);
    }

    [Fact]
    public void A_change_that_changes_nothing_is_nothing() =>
        story.Given(AdaRegistered).At(Monday).When(Rename("Lovelace")).ThenNothing();

    [Fact]
    public void Nobody_makes_themselves_a_provider() =>
        story.Given(AdaRegistered).At(Monday).When(Grant(Ada)).ThenRefused("identity.unknown");

    [Fact]
    public void A_taken_address_is_what_the_unique_index_means() =>
        Assert.Equal("identity.email-taken", Account.OnConflict(new AccountState(), Account.EmailConstraint)?.Code);

    [Fact]
    public void The_table() =>
        TransitionTable.AssertEqual<Account, AccountState, AccountCommand, AccountEvent>(
            [[], [AdaRegistered], [AdaRegistered, new EmailVerified(Monday)]],
            [Register(), Verify(Nonce), Forget(), Reset(Nonce), LogIn(), Rename("King"), Grant(Actor.Platform), Sent(Nonce)],
            at: Monday.AddHours(1),
            nameOf: account => account.Status is AccountStatus.None ? "None" : account.EmailVerified ? "Verified" : "Active",
            expected:
            """
                     | RegisterAccount    | VerifyEmail | RequestPasswordReset | ResetPassword   | ConfirmLogin | ChangeProfile | GrantProvider | ConfirmMail
            None     | Active             | unknown     | unknown              | unknown         | unknown      | unknown       | unknown       | unknown
            Active   | already-registered | Verified    | Active               | token-not-valid | Active       | Active        | Active        | Active
            Verified | already-registered | -           | Verified             | token-not-valid | Verified     | Verified      | Verified      | Verified
            """);
}
