-- Rows of an order lead with its id, in the primary key too.
-- Every statement does nothing where it was done before: H2 cannot undo definitions.

create table if not exists sales_order (
    id varchar primary key,
    version bigint not null,
    opened timestamp(6) with time zone not null,
    state varchar not null,
    buyer_customer varchar,
    buyer_name varchar,
    buyer_email varchar,
    buyer_phone varchar,
    buyer_tax_number varchar,
    bill_street varchar,
    bill_name varchar,
    bill_postal_code varchar,
    bill_city varchar,
    bill_region varchar,
    bill_country varchar,
    bill_phone varchar,
    buyer_country varchar,
    buyer_language varchar,
    currency varchar not null,
    quote_for varchar not null,
    confirm_when varchar not null,
    prepay_percent int not null,
    instalments int not null,
    instalment_every varchar not null,
    surplus_to varchar not null,
    credit_tender varchar,
    pay_within varchar not null,
    rounding varchar not null,
    round_per varchar not null,
    cash_step numeric(38, 9),
    cash_tender varchar,
    checkout_needs varchar not null,
    prepayment_currency varchar,
    prepayment numeric(38, 9),
    most_lines int not null,
    reserve_when varchar not null,
    reserve_for varchar,
    back_orders varchar not null,
    delivery_steps varchar not null,
    ship_when varchar not null,
    over_deliver int not null,
    collect_within varchar not null,
    shortfall varchar not null,
    undelivered varchar not null,
    stock_elsewhere boolean not null,
    invoice_when varchar not null,
    issue_at_once boolean not null,
    messages varchar not null,
    return_within varchar not null,
    blind_returns boolean not null,
    refund_at_once boolean not null,
    look_into varchar not null,
    seller varchar not null,
    channel varchar not null,
    zone varchar not null,
    pickup boolean not null,
    pickup_at varchar,
    ship_street varchar,
    ship_name varchar,
    ship_postal_code varchar,
    ship_city varchar,
    ship_region varchar,
    ship_country varchar,
    ship_phone varchar,
    ship_carrier varchar,
    ship_service varchar,
    agreed_to_wait boolean not null,
    chosen_tender varchar,
    agreed_terms varchar,
    coupons varchar not null,
    reminders int not null,
    buyer varchar,
    payment_status varchar not null,
    delivery_status varchar not null,
    invoice_status varchar not null,
    total numeric(38, 9) not null,
    balance numeric(38, 9) not null,
    unpaid boolean not null,
    to_deliver boolean not null,
    awaits_stock boolean not null,
    to_invoice boolean not null,
    discrepant boolean not null,
    reminded boolean not null,
    idle_since timestamp(6) with time zone not null
);
create index if not exists sales_order_all on sales_order (opened, id);
create index if not exists sales_order_customer on sales_order (buyer_customer, opened, id);
create index if not exists sales_order_email on sales_order (buyer_email, opened, id);
create index if not exists sales_order_carts on sales_order (state, opened, id);
create index if not exists sales_order_unpaid on sales_order (unpaid, opened, id);
create index if not exists sales_order_to_deliver on sales_order (to_deliver, opened, id);
create index if not exists sales_order_awaiting_stock on sales_order (awaits_stock, opened, id);
create index if not exists sales_order_to_invoice on sales_order (to_invoice, opened, id);
create index if not exists sales_order_discrepant on sales_order (discrepant, opened, id);
create index if not exists sales_order_reminded on sales_order (reminded, opened, id);

-- Components of a kit: one a line, its quantity, a space, and its SKU, in which a backslash is written \\ and a line break \n.
-- Taxes that an amount contains, here and elsewhere: one a line, such as EUR 1.67 20% included VAT. The rate is in percent or apiece; it is
-- included in the price or added to it, +raising what taxes after it are on, +net of all other taxes; the code stands last.
create table if not exists order_line (
    order_id varchar not null,
    number int not null,
    sku varchar not null,
    name varchar not null,
    quantity numeric(38, 9) not null,
    unit_price numeric(38, 9) not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    price_reason varchar,
    remark varchar,
    unit varchar not null,
    unit_decimals int not null,
    variant varchar,
    tax_category varchar not null,
    least_quantity numeric(38, 9) not null,
    most_quantity numeric(38, 9),
    goods_kind varchar not null,
    grams bigint not null,
    components varchar not null,
    supplier varchar,
    back_order varchar,
    primary key (order_id, number)
);

create table if not exists adjustment (
    order_id varchar not null,
    number int not null,
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    basis varchar not null,
    basis_value numeric(38, 9) not null,
    each_bought numeric(38, 9),
    each_cheaper numeric(38, 9),
    target varchar not null,
    target_lines varchar not null,
    ranking int not null,
    tax_category varchar not null,
    mandatory boolean not null,
    promoted boolean not null,
    earned_amount numeric(38, 9),
    earned_quantity numeric(38, 9),
    earned_coupon varchar,
    coupon_limited boolean not null,
    on_return varchar not null,
    primary key (order_id, number)
);

create table if not exists quotation (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    title varchar not null,
    revises varchar,
    valid_until date not null,
    primary key (order_id, number)
);

create table if not exists quotation_line (
    order_id varchar not null,
    quotation int not null,
    number int not null,
    sku varchar not null,
    name varchar not null,
    quantity numeric(38, 9) not null,
    unit_price numeric(38, 9) not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    price_reason varchar,
    remark varchar,
    unit varchar not null,
    unit_decimals int not null,
    variant varchar,
    tax_category varchar not null,
    least_quantity numeric(38, 9) not null,
    most_quantity numeric(38, 9),
    goods_kind varchar not null,
    grams bigint not null,
    components varchar not null,
    supplier varchar,
    back_order varchar,
    primary key (order_id, quotation, number)
);

create table if not exists quotation_adjustment (
    order_id varchar not null,
    quotation int not null,
    number int not null,
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    basis varchar not null,
    basis_value numeric(38, 9) not null,
    each_bought numeric(38, 9),
    each_cheaper numeric(38, 9),
    target varchar not null,
    target_lines varchar not null,
    ranking int not null,
    tax_category varchar not null,
    mandatory boolean not null,
    promoted boolean not null,
    earned_amount numeric(38, 9),
    earned_quantity numeric(38, 9),
    earned_coupon varchar,
    coupon_limited boolean not null,
    on_return varchar not null,
    primary key (order_id, quotation, number)
);

create table if not exists payment (
    order_id varchar not null,
    number int not null,
    tender varchar not null,
    instrument varchar,
    counts varchar not null,
    capture varchar not null,
    primary key (order_id, number)
);

create table if not exists operation (
    order_id varchar not null,
    payment int not null,
    number int not null,
    kind varchar not null,
    state varchar not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    moved_currency varchar,
    moved numeric(38, 9),
    follows varchar,
    reference varchar,
    expires timestamp(6) with time zone,
    action_kind varchar,
    action varchar,
    primary key (order_id, payment, number)
);

create table if not exists delivery (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    location varchar not null,
    way varchar not null,
    steps varchar not null,
    back_ordered boolean not null,
    promised date,
    replaces varchar,
    carrier varchar,
    service varchar,
    shipment varchar,
    tracking varchar,
    tracking_status varchar,
    tracking_status_at timestamp(6) with time zone,
    primary key (order_id, number)
);
create index if not exists delivery_tracking on delivery (tracking, order_id);

-- The number is that of the order line.
create table if not exists delivery_line (
    order_id varchar not null,
    delivery int not null,
    number int not null,
    quantity numeric(38, 9) not null,
    missing numeric(38, 9) not null,
    restocked numeric(38, 9) not null,
    primary key (order_id, delivery, number)
);

-- Series, number and date are filled only where the register is in another database: otherwise the row in register is the issue.
create table if not exists invoice (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    kind varchar not null,
    credits varchar,
    salt varchar,
    series varchar,
    number_in_series bigint,
    issued_on date,
    primary key (order_id, number)
);

-- The number is that of the order line.
create table if not exists invoice_line (
    order_id varchar not null,
    invoice int not null,
    number int not null,
    quantity numeric(38, 9) not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    primary key (order_id, invoice, number)
);

-- The number is that of the adjustment.
create table if not exists invoice_charge (
    order_id varchar not null,
    invoice int not null,
    number int not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    primary key (order_id, invoice, number)
);

create table if not exists goods_return (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    reason varchar not null,
    location varchar not null,
    primary key (order_id, number)
);

-- The number is that of the order line.
create table if not exists return_line (
    order_id varchar not null,
    goods_return int not null,
    number int not null,
    requested numeric(38, 9) not null,
    received numeric(38, 9) not null,
    accepted numeric(38, 9) not null,
    restocked numeric(38, 9) not null,
    cancelled numeric(38, 9) not null,
    currency varchar,
    allowance numeric(38, 9),
    primary key (order_id, goods_return, number)
);

-- The number is that of the adjustment.
create table if not exists return_charge (
    order_id varchar not null,
    goods_return int not null,
    number int not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    taxes varchar not null,
    primary key (order_id, goods_return, number)
);

create table if not exists discrepancy (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    about varchar not null,
    code varchar not null,
    note varchar not null,
    owner varchar,
    resolution varchar,
    primary key (order_id, number)
);

create table if not exists event (
    order_id varchar not null,
    number int not null,
    version bigint not null,
    document varchar not null,
    transition varchar not null,
    actor_kind varchar not null,
    actor varchar not null,
    command varchar not null,
    decided_at timestamp(6) with time zone not null,
    primary key (order_id, version, number)
);

create table if not exists command (
    order_id varchar not null,
    id varchar not null,
    version bigint not null,
    digest varchar not null,
    primary key (order_id, id)
);

create table if not exists task (
    order_id varchar not null,
    document varchar not null,
    kind varchar not null,
    born bigint not null,
    due_at timestamp(6) with time zone not null,
    ready_at timestamp(6) with time zone not null,
    token bigint not null,
    holder varchar,
    primary key (order_id, document, kind)
);
create index if not exists task_ready on task (ready_at, order_id, document, kind);

-- A shelf with its last number in stock_move: none is one that was opened and never moved.
create table if not exists stock (
    sku varchar not null,
    location varchar not null,
    on_hand numeric(38, 9) not null,
    reserved numeric(38, 9) not null,
    incoming numeric(38, 9) not null,
    expected date,
    moves bigint not null,
    primary key (sku, location)
);

-- The ledger: every move of a shelf, numbered without gaps, and what lay there afterwards. A move of a commit bears its version,
-- any other the id of its change and its place in it.
create table if not exists stock_move (
    sku varchar not null,
    location varchar not null,
    number bigint not null,
    kind varchar not null,
    quantity numeric(38, 9) not null,
    on_hand numeric(38, 9) not null,
    reserved numeric(38, 9) not null,
    order_id varchar,
    document varchar,
    version bigint,
    change varchar,
    place int,
    primary key (sku, location, number)
);
create unique index if not exists stock_move_change on stock_move (change, place);
create index if not exists stock_move_holder on stock_move (order_id, document);

-- What lacked although the change was done: it is told again when the change is asked for again.
create table if not exists stock_shortage (
    change varchar not null,
    sku varchar not null,
    location varchar not null,
    wanted numeric(38, 9) not null,
    free numeric(38, 9) not null,
    expected date,
    primary key (change, sku, location)
);

create table if not exists series (
    name varchar primary key,
    last_number bigint not null,
    last_date date,
    head varbinary not null
);

create table if not exists register (
    series varchar not null,
    number bigint not null,
    order_id varchar not null,
    invoice int not null,
    issued_on date not null,
    digest varbinary not null,
    head varbinary not null,
    primary key (series, number),
    unique (order_id, invoice)
);

create table if not exists inbox (
    tender varchar not null,
    event varchar not null,
    received_at timestamp(6) with time zone not null,
    header_names varchar array not null,
    header_values varchar array not null,
    body blob not null,
    verdict varchar not null,
    note varchar,
    primary key (tender, event)
);
create index if not exists inbox_list on inbox (verdict, received_at, tender, event);

create table if not exists account (
    id varchar primary key,
    currency varchar not null,
    balance numeric(38, 9) not null,
    held numeric(38, 9) not null,
    entries bigint not null
);

-- Every operation and its answer. Those that were posted are the book of their account, and have a number in it, and what lay there then.
create table if not exists account_entry (
    order_id varchar not null,
    operation varchar not null,
    kind varchar not null,
    account varchar not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    of_order varchar,
    of_operation varchar,
    answer varchar not null,
    available_in varchar not null,
    available numeric(38, 9) not null,
    number bigint,
    balance numeric(38, 9),
    held numeric(38, 9),
    primary key (order_id, operation),
    unique (account, number)
);
create index if not exists account_entry_of on account_entry (of_order, of_operation);

create table if not exists dispute (
    order_id varchar not null,
    number int not null,
    state varchar not null,
    operation varchar not null,
    currency varchar not null,
    amount numeric(38, 9) not null,
    reference varchar not null,
    reason varchar not null,
    fee_currency varchar,
    fee numeric(38, 9),
    evidence_due timestamp(6) with time zone,
    evidence_missed boolean not null,
    evidence varchar,
    primary key (order_id, number)
);

create table if not exists parcel (
    order_id varchar not null,
    delivery int not null,
    number int not null,
    grams bigint not null,
    primary key (order_id, delivery, number)
);

-- How many orders have used a coupon, and how many hold it: of these some have ended, until somebody holds it the next time.
create table if not exists coupon (
    code varchar primary key,
    used bigint not null,
    held bigint not null
);

-- What an order has of a coupon: a hold until its end, or a use, which has none.
create table if not exists coupon_use (
    order_id varchar not null,
    coupon varchar not null,
    customer varchar,
    held_until timestamp(6) with time zone,
    primary key (order_id, coupon)
);
create index if not exists coupon_use_held on coupon_use (coupon, held_until);
create index if not exists coupon_use_customer on coupon_use (coupon, customer);

-- Who is not written to any more, in small letters, and why.
create table if not exists suppression (
    address varchar not null,
    reason varchar not null,
    primary key (address, reason)
);

-- What a shop words its mails with.
create table if not exists mail_template (
    path varchar primary key,
    text varchar not null
);
