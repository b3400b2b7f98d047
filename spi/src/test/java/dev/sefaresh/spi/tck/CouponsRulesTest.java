package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

class CouponsRulesTest extends KitTest<CouponsBench> {
    CouponsRulesTest() {
        super(
                CouponsRules.ALL,
                List.of(
                        broken(1, HasALimitOfItsOwn::new),
                        broken(2, BlamesTheCustomer::new),
                        broken(3, HoldsNoLonger::new),
                        broken(4, KeepsTheFirstCustomer::new),
                        broken(5, EndsTooLate::new),
                        broken(6, UsesForTheHolder::new),
                        broken(7, KeepsWhatWasUsed::new),
                        broken(8, CountsTwice::new),
                        broken(9, HoldsWhenAsked::new),
                        broken(10, LooksFirst::new),
                        broken(11, IgnoresCase::new),
                        broken(12, ReleasesNothingOfNull::new)));
    }

    private static Broken<CouponsBench> broken(int rule, Supplier<Coupons> coupons) {
        return new Broken<>("Coupons-" + rule, () -> new CouponsBench(coupons.get()));
    }

    @Override
    Kit<CouponsBench> kit(Supplier<CouponsBench> benches) {
        return CouponsRules.of(() -> benches.get().coupons());
    }

    @Override
    List<Supplier<CouponsBench>> sound() {
        return List.of(() -> new CouponsBench(new ModelCoupons()));
    }

    private static final class HasALimitOfItsOwn extends ModelCoupons {
        @Override
        Answer answer(Use use, long others, long own) {
            return use.most().isEmpty() && others >= 30 ? Answer.USED_UP : super.answer(use, others, own);
        }
    }

    private static final class BlamesTheCustomer extends ModelCoupons {
        @Override
        Answer answer(Use use, long others, long own) {
            Use each = new Use(use.coupon(), use.order(), use.customer(), Optional.empty(), use.mostEach());
            Answer answer = super.answer(each, others, own);
            return answer == Answer.HELD ? super.answer(use, others, own) : answer;
        }
    }

    private static final class HoldsNoLonger extends ModelCoupons {
        @Override
        synchronized void keep(Use use, Instant now, Instant until) {
            Kept mine = book(use.coupon()).get(use.order());
            boolean again = mine != null && isLive(mine, now);
            super.keep(use, now, again ? mine.until() : until);
        }
    }

    private static final class KeepsTheFirstCustomer extends ModelCoupons {
        @Override
        synchronized void keep(Use use, Instant now, Instant until) {
            Kept mine = book(use.coupon()).get(use.order());
            super.keep(use, now, until);
            if (mine != null && isLive(mine, now)) {
                book(use.coupon())
                        .computeIfPresent(use.order(), (order, kept) -> new Kept(mine.customer(), kept.until()));
            }
        }
    }

    private static final class EndsTooLate extends ModelCoupons {
        @Override
        boolean isLive(Kept kept, Instant now) {
            return !kept.until().isBefore(now);
        }
    }

    private static final class UsesForTheHolder extends ModelCoupons {
        @Override
        public synchronized void use(Use use) {
            Kept mine = book(use.coupon()).get(use.order());
            super.use(use);
            if (mine != null) {
                book(use.coupon()).put(use.order(), new Kept(mine.customer(), Instant.MAX));
            }
        }
    }

    private static final class KeepsWhatWasUsed extends ModelCoupons {
        @Override
        public synchronized void release(String coupon, OrderId order) {
            Kept mine = book(coupon).get(order);
            super.release(coupon, order);
            if (mine != null && mine.until().equals(Instant.MAX)) {
                book(coupon).put(order, mine);
            }
        }
    }

    private static final class CountsTwice extends ModelCoupons {
        @Override
        public synchronized void use(Use use) {
            Kept mine = book(use.coupon()).get(use.order());
            super.use(use);
            if (mine != null && mine.until().equals(Instant.MAX)) {
                book(use.coupon()).put(OrderId.of("again " + use.order()), mine);
            }
        }
    }

    private static final class HoldsWhenAsked extends ModelCoupons {
        @Override
        public Answer isFree(Use use, Instant now) {
            return hold(use, now, now.plusSeconds(1));
        }
    }

    private static final class LooksFirst extends ModelCoupons {
        @Override
        Answer held(Use use, Instant now, Instant until) {
            Answer answer = decide(use, now);
            pause();
            if (answer == Answer.HELD) {
                keep(use, now, until);
            }
            return answer;
        }
    }

    private static final class IgnoresCase extends ModelCoupons {
        @Override
        Map<OrderId, Kept> book(String coupon) {
            return super.book(coupon.toLowerCase(Locale.ROOT));
        }
    }

    private static final class ReleasesNothingOfNull extends ModelCoupons {
        @Override
        public synchronized void release(String coupon, OrderId order) {
            if (order != null) {
                super.release(coupon, order);
            }
        }
    }
}
